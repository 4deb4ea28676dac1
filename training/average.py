"""Average the weights of several runs: ``python -m training.average OUT IN IN ...``.

Runs that started from one another lie in one valley; their mean is steadier than each.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def main() -> None:
    """Read the command line and average."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("weights", type=Path, nargs="+")
    arguments = parser.parse_args()
    loaded = [torch.load(path, weights_only=True) for path in arguments.weights]
    mean = {name: sum(w[name] for w in loaded) / len(loaded) for name in loaded[0]}
    torch.save(mean, arguments.out)


if __name__ == "__main__":
    main()
