"""Lines over time: where each actor stood on an issue, what changed and what stayed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from dragoman.records import Actor, Position, Stance
from dragoman.reference import Reference
from dragoman.statements.issues import group_issues

Move = Literal["first", "stayed", "shifted", "reversed"]

_SIDES: dict[Stance, int] = {
    "supports": 1,
    "asserts": 1,
    "opposes": -1,
    "non-recognition": -1,
    "denies": -1,
    "neutral": 0,
}
_SPEAKS_FOR_STATE = frozenset({"GOV", "MIL"})
_NO_SINGLE_ACTOR = frozenset({"IGO", "NGO", "UNO"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A position with the actor who holds it, out of one article.

    Args:
        holder: The actor.
        position: The position.
        published: Day of publication, YYYY-MM-DD, or None.
    """

    holder: Actor
    position: Position
    published: str | None = None

    @property
    def day(self) -> str:
        """When it was held: its own date, else the day of publication, else ""."""
        date = self.position.date
        return (date and (date.start or date.end)) or self.published or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One position in a line.

    Args:
        held: The position.
        move: ``first`` of its line; ``stayed``: the stance of the step before; ``shifted``:
            another stance on the same side, or to or from neutral; ``reversed``: from for to
            against, or back.
    """

    held: Held
    move: Move


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Where one side stood on one issue over time.

    Args:
        side: A country code, or the name of an actor who speaks for none.
        issue: The issue in its commonest wording.
        steps: Positions, oldest first; of unknown date before all.
    """

    side: str
    issue: str
    steps: tuple[Step, ...]

    @property
    def has_changed(self) -> bool:
        """Whether any step left the stance of the step before."""
        return any(step.move in ("shifted", "reversed") for step in self.steps)


def draw_lines(positions: Iterable[Held], reference: Reference) -> tuple[Line, ...]:
    """The line of each side on each issue, those with most steps first.

    The result does not depend on the order of the positions.

    Args:
        positions: Positions of any number of articles.
        reference: Knows what names in issues stand for.
    """
    rows = list(positions)
    names = group_issues((held.position.issue for held in rows), reference)
    lines: dict[tuple[str, str], list[Held]] = {}
    for held in rows:
        key = (get_side(held.holder), names[held.position.issue])
        lines.setdefault(key, []).append(held)
    drawn = [
        Line(side=side, issue=issue, steps=_draw_steps(members))
        for (side, issue), members in lines.items()
    ]
    return tuple(sorted(drawn, key=lambda line: (-len(line.steps), line.side, line.issue)))


def get_side(actor: Actor) -> str:
    """For whom an actor's position counts: the state of its officials, else the actor's name."""
    official = actor.kind == "state" or actor.sector in _SPEAKS_FOR_STATE or actor.office
    if official and actor.country is not None and actor.country not in _NO_SINGLE_ACTOR:
        return actor.country
    return actor.name


def _draw_steps(members: Sequence[Held]) -> tuple[Step, ...]:
    ordered = sorted(members, key=lambda held: (held.day, held.position.id))
    moves: list[Move] = ["first"]
    moves += [
        _get_move(before.position.stance, after.position.stance)
        for before, after in pairwise(ordered)
    ]
    return tuple(Step(held=held, move=move) for held, move in zip(ordered, moves, strict=True))


def _get_move(before: Stance, after: Stance) -> Move:
    if before == after:
        return "stayed"
    return "reversed" if _SIDES[before] * _SIDES[after] < 0 else "shifted"
