"""Read the training sets into one kind of record.

Universal Dependencies treebanks become paragraphs of consecutive sentences, so
that the model can learn where sentences start; entity sets become segments
whose words carry the set of entity labels that the annotation allows.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ENTITY_TYPES = ("PER", "ORG", "LOC", "MISC")
ENTITY_LABELS = ("O", *(f"{position}-{kind}" for kind in ENTITY_TYPES for position in "BI"))
LABEL_INDEX = {label: index for index, label in enumerate(ENTITY_LABELS)}
O_MASK = 1
ALL_MASK = (1 << len(ENTITY_LABELS)) - 1
PER_MASK = (1 << LABEL_INDEX["B-PER"]) | (1 << LABEL_INDEX["I-PER"])
MISC_MASK = (1 << LABEL_INDEX["B-MISC"]) | (1 << LABEL_INDEX["I-MISC"])

CROSSNER_TYPES = {
    "person": "PER", "politician": "PER", "writer": "PER", "scientist": "PER",
    "researcher": "PER", "musicalartist": "PER",
    "organisation": "ORG", "politicalparty": "ORG", "university": "ORG", "band": "ORG",
    "location": "LOC", "country": "LOC",
    "event": "MISC", "election": "MISC", "award": "MISC", "misc": "MISC",
    "book": "MISC", "song": "MISC", "album": "MISC", "poem": "MISC", "conference": "MISC",
    "astronomicalobject": "MISC", "product": "MISC", "programlang": "MISC",
    "magazine": "ORG|MISC", "academicjournal": "ORG|MISC",
}  # fmt: skip
"""The types of CrossNER that are ours; all others are common nouns and may be O or MISC."""

GUM_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC", "event": "MISC"}


OFFICES = frozenset(
    {"president", "prophet", "king", "queen", "pope", "god", "chancellor", "governor", "senator",
     "minister", "mayor", "judge", "doctor", "professor", "captain", "general", "dean"}
)  # fmt: skip
COMMON_TAGS = frozenset({"NOUN", "VERB", "AUX", "PRON", "ADV"})
"""Lower-case words of these tags name nothing, in sets without entity labels too."""


@dataclass(slots=True, kw_only=True)
class Sentence:
    """One annotated sentence.

    Attributes:
        words: Its words.
        upos: Universal tags; empty where the set has no trees.
        xpos: English (Penn) tags.
        heads: Index of the head within the sentence, -1 for the root.
        labels: Dependency labels with subtypes.
        lemmas: Lemmas.
        entities: Bit mask of allowed entity labels a word; empty where not annotated.
        id: The name that the set gives it, or empty.
    """

    words: list[str]
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    entities: list[int] = field(default_factory=list)
    id: str = ""

    @property
    def has_tree(self) -> bool:
        """Whether the sentence carries a gold tree."""
        return bool(self.heads)


@dataclass(slots=True, kw_only=True)
class Paragraph:
    """Consecutive sentences of one document, with the set and genre they come from."""

    sentences: list[Sentence]
    source: str
    genre: str = ""


def read_treebank(path: Path, source: str) -> Iterator[Paragraph]:
    """Read a CoNLL-U file as paragraphs.

    Args:
        path: A ``.conllu.gz`` file.
        source: ``ewt`` or ``gum``; says how genres and entities are written.

    Yields:
        Paragraphs in order.
    """
    genre = ""
    sentences: list[Sentence] = []
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for block in stream.read().split("\n\n"):
            lines = block.splitlines()
            comments = [line for line in lines if line.startswith("#")]
            starts = any(re.match(r"# new(doc|par)\b(?!_)", line) for line in comments)
            if starts and sentences:
                yield Paragraph(sentences=sentences, source=source, genre=genre)
                sentences = []
            for line in comments:
                found = re.match(r"# newdoc id = (?:GUM_)?([a-z]+)", line)
                if found:
                    genre = found.group(1)
            rows = [line.split("\t") for line in lines if line[:1].isdigit()]
            rows = [row for row in rows if row[0].isdigit()]
            if rows:
                sentence = _make_sentence(rows, with_entities=source == "gum")
                sentence.id = next((_get_id(x) for x in comments if _get_id(x)), "")
                sentences.append(sentence)
    if sentences:
        yield Paragraph(sentences=sentences, source=source, genre=genre)


def _get_id(comment: str) -> str:
    return comment.partition("# sent_id = ")[2].strip()


def _make_sentence(rows: list[list[str]], *, with_entities: bool) -> Sentence:
    sentence = Sentence(
        words=[row[1] for row in rows],
        lemmas=[row[2] for row in rows],
        upos=[row[3] for row in rows],
        xpos=[row[4] for row in rows],
        heads=[int(row[6]) - 1 for row in rows],
        labels=[row[7] for row in rows],
    )
    if with_entities:
        sentence.entities = _parse_gum_entities([row[9] for row in rows], sentence)
    else:
        sentence.entities = [
            _get_unmarked_mask(*row)
            for row in zip(sentence.words, sentence.upos, sentence.xpos, strict=True)
        ]
    return sentence


def _get_unmarked_mask(word: str, upos: str, xpos: str) -> int:
    """Return what can be said of a word's entity label where nobody has marked entities."""
    if (word.islower() and upos in COMMON_TAGS) or word in {'"', "?", "!", ";", ":", "(", ")"}:
        return O_MASK
    if xpos == "NNPS":
        return ALL_MASK & ~PER_MASK
    return 0


def _parse_gum_entities(fields: list[str], sentence: Sentence) -> list[int]:
    """Find the named spans in GUM's ``Entity=`` brackets; inner spans give way to outer."""
    spans: list[tuple[int, int, str, bool]] = []
    open_spans: list[tuple[str, int, str, bool]] = []
    for index, miscellany in enumerate(fields):
        found = re.search(r"(?:^|\|)Entity=([^|]+)", miscellany)
        if not found:
            continue
        for opening, closing in re.findall(r"\(([^()]+)|([^()]*)\)", found.group(1)):
            if opening:
                parts = opening.split("-")
                kind = parts[1] if len(parts) > 1 else ""
                linked = len(parts) > 7
                open_spans.append((parts[0], index, kind, linked))
            elif open_spans:
                number = closing
                place = len(open_spans) - 1
                for candidate in range(len(open_spans) - 1, -1, -1):
                    if not number or open_spans[candidate][0] == number:
                        place = candidate
                        break
                _, start, kind, linked = open_spans.pop(place)
                spans.append((start, index + 1, kind, linked))
        # an opening directly followed by a closing bracket is a one-word span
    return _mark_gum_spans(spans, sentence)


def _mark_gum_spans(spans: list[tuple[int, int, str, bool]], sentence: Sentence) -> list[int]:
    masks = [
        O_MASK | MISC_MASK if word[:1].isupper() and tag in {"PROPN", "ADJ", "NOUN"} else O_MASK
        for word, tag in zip(sentence.words, sentence.upos, strict=True)
    ]
    taken = [False] * len(masks)
    for start, end, kind, linked in sorted(spans, key=lambda span: span[0] - span[1]):
        inside = range(start, end)
        proper = [i for i in inside if sentence.upos[i] == "PROPN"]
        heads = [i for i in inside if sentence.heads[i] not in inside]
        if not (proper and heads and sentence.upos[heads[0]] == "PROPN"):
            continue
        first, last = _get_name_core(sentence, heads[0], start, end)
        if any(taken[first:last]) or not sentence.words[heads[0]][:1].isupper():
            continue
        allowed = GUM_TYPES.get(kind) or ("MISC" if linked else None)
        if allowed == "PER" and _is_no_person(sentence, heads[0], first, last):
            allowed = None
        for i in range(first, last):
            taken[i] = True
            if allowed is None:
                masks[i] = O_MASK | MISC_MASK
            else:
                masks[i] = 1 << LABEL_INDEX[("B-" if i == first else "I-") + allowed]
    return masks


def _is_no_person(sentence: Sentence, head: int, first: int, last: int) -> bool:
    """Whether a "person" of GUM is a people ("Afghans") or an office without a name."""
    is_office = last - first == 1 and sentence.words[first].lower() in OFFICES
    return sentence.xpos[head] == "NNPS" or is_office


def _get_name_core(sentence: Sentence, head: int, start: int, end: int) -> tuple[int, int]:
    """Shrink a mention ("the late President Benes of Prague") to the name inside it."""
    inner = {"flat", "compound", "goeswith", "punct", "nmod:poss", "case", "nmod", "amod", "cc",
             "conj", "nummod", "det"}  # fmt: skip
    first = last = head
    while first > start:
        word, tag = sentence.words[first - 1], sentence.upos[first - 1]
        hyphen = word in {"-", ".", "'", "&", "of"} and first - 2 >= start
        if tag == "PROPN" or (tag in {"ADJ", "NUM", "NOUN", "VERB"} and word[:1].isupper()):
            if sentence.labels[first - 1] not in inner:
                break
            if sentence.labels[first - 1] in {"nmod:poss"}:
                break
            first -= 1
        elif hyphen and sentence.upos[first - 2] == "PROPN" and word != "of":
            first -= 2
        else:
            break
    while last + 1 < end:
        word, tag = sentence.words[last + 1], sentence.upos[last + 1]
        if (tag == "PROPN" and sentence.labels[last + 1] in {"flat", "compound", "goeswith"}) or (
            tag in {"NUM", "X"} and sentence.labels[last + 1] in {"flat", "nummod"}
        ):
            last += 1
        elif (
            word in {"of", "for", "and", "&", "-", "the", "."}
            and last + 2 < end
            and (sentence.upos[last + 2] in {"PROPN"} or sentence.words[last + 2] == "the")
        ):
            last += 2 if sentence.upos[last + 2] == "PROPN" else 1
        else:
            break
    return first, last + 1


def read_crossner(path: Path, source: str) -> Iterator[Paragraph]:
    """Read a CrossNER file; each sentence is a paragraph of its own."""
    for rows in _read_rows(path, "\t"):
        tags = [row[1] for row in rows]
        words = [row[0] for row in rows]
        masks = []
        for word, tag in zip(words, tags, strict=True):
            if tag == "O":
                masks.append(O_MASK)
                continue
            position, kind = tag.split("-", 1)
            target = CROSSNER_TYPES.get(kind)
            if target is None:
                masks.append(O_MASK if word.islower() else O_MASK | MISC_MASK)
            else:
                mask = 0
                for choice in target.split("|"):
                    mask |= 1 << LABEL_INDEX[f"{position}-{choice}"]
                masks.append(mask)
        yield Paragraph(sentences=[Sentence(words=words, entities=masks)], source=source)


def read_wikigold(path: Path) -> Iterator[Paragraph]:
    """Read WikiGold, whose labels all begin with ``I-``."""
    for rows in _read_rows(path, " "):
        if rows[0][0] == "-DOCSTART-":
            continue
        masks = []
        previous = "O"
        for row in rows:
            tag = row[1]
            kind = tag[2:]
            if tag == "O":
                masks.append(O_MASK)
            else:
                position = "I" if previous[2:] == kind else "B"
                masks.append(1 << LABEL_INDEX[f"{position}-{kind}"])
            previous = tag
        words = [row[0] for row in rows]
        yield Paragraph(sentences=[Sentence(words=words, entities=masks)], source="wikigold")


def read_universal_ner(path: Path) -> Iterator[Paragraph]:
    """Read a Universal NER file by document; it has no MISC, so O may be MISC."""
    sentences: list[Sentence] = []
    rows: list[list[str]] = []
    name = ""
    with path.open(encoding="utf-8") as stream:
        for line in [*stream, "\n"]:
            if line.startswith("# newdoc") and sentences:
                yield Paragraph(sentences=sentences, source="uner")
                sentences = []
            name = _get_id(line) or name
            if line.startswith("#"):
                continue
            if line.strip():
                rows.append(line.rstrip("\n").split("\t"))
            elif rows:
                sentences.append(_make_universal_ner_sentence(rows))
                sentences[-1].id = name
                rows = []
    if sentences:
        yield Paragraph(sentences=sentences, source="uner")


def _make_universal_ner_sentence(rows: list[list[str]]) -> Sentence:
    masks = []
    for row in rows:
        word, tag = row[1], row[2]
        if tag == "O" or tag.endswith("OTH"):
            masks.append(O_MASK | MISC_MASK if word[:1].isupper() else O_MASK)
        else:
            masks.append(1 << LABEL_INDEX[tag])
    return Sentence(words=[row[1] for row in rows], entities=masks)


def _read_rows(path: Path, separator: str) -> Iterator[list[list[str]]]:
    rows: list[list[str]] = []
    with path.open(encoding="utf-8") as stream:
        for line in [*stream, "\n"]:
            if line.strip():
                rows.append(line.rstrip("\n").split(separator))
            elif rows:
                yield rows
                rows = []
