"""Compare our word-piece tokenizer with the reference, on the words of the training sets.

``python -m training.check_pieces --data DIR`` needs the ``tokenizers`` package.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tokenizers import Tokenizer

from dragoman.language.pieces import MAX_WORD_PIECES, PieceTokenizer
from training.batches import read_entities, read_training
from training.network import find_pretrained


def main() -> None:
    """Print how many word types differ, and the first of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/training"))
    arguments = parser.parse_args()
    folder = find_pretrained()
    own = PieceTokenizer((folder / "vocab.txt").read_text(encoding="utf-8").splitlines())
    reference = Tokenizer.from_file(str(folder / "tokenizer.json"))
    reference.no_truncation()
    reference.no_padding()
    paragraphs = read_training(arguments.data)
    for entity_set in read_entities(arguments.data).values():
        paragraphs += entity_set
    words = sorted({w for p in paragraphs for s in p.sentences for w in s.words})
    different = []
    for word in words:
        expected = reference.encode(word, add_special_tokens=False).ids
        if len(expected) <= MAX_WORD_PIECES and list(own.get_pieces(word)) != expected:
            different.append(word)
    print(f"{len(different)} of {len(words)} word types differ: {different[:20]}")


if __name__ == "__main__":
    main()
