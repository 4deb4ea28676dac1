"""The run: which code, model and codebook read the articles."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import dragoman
from dragoman.records import content_id

_CODE = frozenset({".py", ".sql", ".tsv", ".csv", ".toml", ".json", ".txt"})
#: The option of a run that holds the digest of the user's file of actors.
ACTORS_DIGEST = "actors_digest"
#: The option that holds how many voices of the record it takes to teach a run an actor.
TAUGHT = "taught"
_NOT_READING = frozenset({"analysis", "cli", "merging", "store"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One call of the program that reads articles.

    Args:
        started_at: When, aware.
        code_version: Version of dragoman with a digest of the code and data that read.
        model_digest: Digest of the language pipeline.
        codebook_digest: Digest of the codebook.
        options: Options of the call that are worth keeping, as name and value.
    """

    started_at: datetime
    code_version: str
    model_digest: str
    codebook_digest: str
    options: tuple[tuple[str, str], ...] = ()
    id: str = field(init=False)

    def __post_init__(self) -> None:
        identity = (
            self.started_at.astimezone(UTC).isoformat(),
            self.code_version,
            self.model_digest,
            self.codebook_digest,
            list(self.options),
        )
        object.__setattr__(self, "id", content_id("run", *identity))

    @property
    def actors_digest(self) -> str | None:
        """Digest of the user's and the record's actors that it reads with; None without any."""
        return dict(self.options).get(ACTORS_DIGEST)

    @property
    def n_voices(self) -> int | None:
        """How many voices of the record it takes to teach it an actor; None where none does."""
        taught = dict(self.options).get(TAUGHT)
        return int(taught) if taught is not None else None


def start_run(
    model_digest: str,
    codebook_digest: str,
    options: tuple[tuple[str, str], ...] = (),
    *,
    actors_digest: str | None = None,
) -> Run:
    """A run that begins now, with the code that is installed.

    Args:
        model_digest: Digest of the language pipeline.
        codebook_digest: Digest of the codebook.
        options: Options of the call, as name and value.
        actors_digest: Digest of the user's and the record's actors; None without any. It is
            kept among the options.
    """
    if actors_digest is not None:
        options = (*options, (ACTORS_DIGEST, actors_digest))
    return Run(
        started_at=datetime.now(UTC),
        code_version=get_code_version(),
        model_digest=model_digest,
        codebook_digest=codebook_digest,
        options=options,
    )


@cache
def get_code_version() -> str:
    """The version of dragoman with a digest of the code and data that read articles.

    Two programs with the same code version, model and codebook read alike.

    Returns:
        Such as ``0.1.0+3f2a9c1b``.
    """
    return _digest(lambda part: part not in _NOT_READING)


@cache
def get_merging_version() -> str:
    """The same for the code and data that merge reports into events."""
    return _digest(lambda part: part == "merging")


def _digest(is_wanted: Callable[[str], bool]) -> str:
    """The version of dragoman with a digest of those of its parts that are wanted."""
    root = Path(dragoman.__file__).parent
    digest = hashlib.blake2b(digest_size=4)
    for path in sorted(root.rglob("*")):
        inner = path.relative_to(root)
        if path.suffix in _CODE and is_wanted(inner.parts[0]):
            digest.update(inner.as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return f"{dragoman.__version__}+{digest.hexdigest()}"
