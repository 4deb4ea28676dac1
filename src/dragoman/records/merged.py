"""What is folded from many articles: events, utterances, copies, discrepancies, judgements.

All of these are views: they are computed from readings and judgements, and can be thrown away
and computed again. The id of an event or utterance is that of its founding report under another
prefix (``evm-1f..`` founds ``evt-1f..``). So every id that was ever given out still leads to the
event that now holds that report, however much the event has grown in between, and an event that
is divided again leaves the id with the part that holds the founder.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

from dragoman.errors import RecordError
from dragoman.records.events import DateInterval, Place, Status
from dragoman.records.spans import (
    Span,
    check_choice,
    check_share,
    check_span,
    check_text,
    content_id,
)

CopyBasis = Literal["exact", "near", "rewritten"]
COPY_BASES: tuple[str, ...] = get_args(CopyBasis)
DiscrepancyKind = Literal[
    "conflict",
    "update",
    "narrower",
    "different scope",
    "name",
    "direction",
    "place",
    "date",
    "status",
]
DISCREPANCY_KINDS: tuple[str, ...] = get_args(DiscrepancyKind)
Verdict = Literal["same", "different"]
VERDICTS: tuple[str, ...] = get_args(Verdict)

_FOUNDED = {"evm": "evt", "stm": "utt", "art": "cpy"}
_FOUNDERS = {founded: founder for founder, founded in _FOUNDED.items()}


def get_founded_id(founder_id: str) -> str:
    """The id of what a report founds: ``evt-`` of a mention, ``utt-`` of a statement.

    Args:
        founder_id: Id of an event mention, a statement or an article.
    """
    prefix, _, digits = founder_id.partition("-")
    return f"{_FOUNDED[prefix]}-{digits}"


def get_founder_id(merged_id: str) -> str:
    """The id of the report that founded an event, utterance or copy group.

    The id of a report itself comes back as it is, so that either can be asked for.

    Args:
        merged_id: ``evt-``, ``utt-`` or ``cpy-`` id, old or new, or the id of a report.
    """
    prefix, _, digits = merged_id.partition("-")
    return f"{_FOUNDERS.get(prefix, prefix)}-{digits}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyGroup:
    """Articles that print one text: one voice, however many outlets print it.

    Args:
        articles: Ids; the likeliest original first, the others in order of id. At least two.
        agency: The agency that wrote it, when a byline of any of them says so; None otherwise.
        basis: ``exact`` when all are the same text, ``near`` when all are nearly the same,
            ``rewritten`` when a stretch of one stands in another.
    """

    articles: tuple[str, ...]
    agency: str | None = None
    basis: CopyBasis
    id: str = field(init=False)

    def __post_init__(self) -> None:
        check_choice(self.basis, COPY_BASES, "copy_group.basis")
        check_text(self.agency, "copy_group.agency")
        _check_members(self.articles, 2, "copy_group.articles")
        object.__setattr__(self, "id", get_founded_id(self.articles[0]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One happening: the fold of the event mentions that report it.

    Where mentions differ, the event says what most independent voices say, the fuller and the
    earlier report first.

    Args:
        mentions: Ids of its event mentions; the founder first (earliest published), the others
            in order of id.
        n_articles: How many articles report it.
        n_voices: How many of these are independent: copies and articles of one agency, or of
            one outlet, count once.
        type: Type of the codebook.
        mode: Mode of the type, or None.
        contexts: Contexts that any mention gives, in order of the alphabet.
        cameo: Closest CAMEO code, or None.
        quad: Quad class 1..4, or None.
        score: PLOVER score (-10..10), or None.
        actors: Ids of who did it.
        recipients: Ids of to whom; empty for reciprocal acts.
        date: When: the narrowest interval that the mentions support; None when no mention
            gives one.
        place: Where, or None.
        status: Status of the happening.
        background: True when every mention tells it as history.
        confidence: That of the surest mention, 0..1.
    """

    mentions: tuple[str, ...]
    n_articles: int
    n_voices: int
    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    quad: int | None = None
    score: float | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    date: DateInterval | None = None
    place: Place | None = None
    status: Status = "actual"
    background: bool = False
    confidence: float
    id: str = field(init=False)

    def __post_init__(self) -> None:
        check_text(self.type, "event.type")
        check_share(self.confidence, "event.confidence")
        _check_members(self.mentions, 1, "event.mentions")
        _check_counts(self.n_voices, self.n_articles, len(self.mentions), "event")
        object.__setattr__(self, "id", get_founded_id(self.mentions[0]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """One act of speech as several articles report it, each in its own words.

    Args:
        statements: Ids of its versions; the founder first, the others in order of id. At
            least two.
        speaker: Id of the actor who speaks.
        n_articles: How many articles report it.
        n_voices: How many of these are independent.
    """

    statements: tuple[str, ...]
    speaker: str | None
    n_articles: int
    n_voices: int
    id: str = field(init=False)

    def __post_init__(self) -> None:
        _check_members(self.statements, 2, "utterance.statements")
        _check_counts(self.n_voices, self.n_articles, len(self.statements), "utterance")
        object.__setattr__(self, "id", get_founded_id(self.statements[0]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One side of a discrepancy: what an article says, and where.

    Args:
        article_id: The article.
        span: The words that say it.
        value: What it comes to, for people ("6,000 deaths", "Sochi", "from Washington").
        record: Id of the event mention, statement, figure or actor that holds it.
        support: Ids of other articles in the record that say the same, in order.
    """

    article_id: str
    span: Span
    value: str
    record: str
    support: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_span(self.span, "claim.span")
        check_text(self.value, "claim.value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy:
    """Two claims that cannot both be right, or that differ in a way worth seeing.

    It judges nobody: it shows who says what and what else supports it.

    Args:
        kind: ``conflict`` (cannot both be right), ``update`` (the right side is later),
            ``narrower`` (the right side says the same more exactly), ``different scope`` (the
            right side counts more than the left), ``name``, ``direction``, ``place``, ``date``
            or ``status``.
        subject: Id of the event, utterance or actor that both are about.
        left: The claim of the earlier report, the broader one, or the lesser number.
        right: The other.
        independent: Whether the two voices are independent of each other.
        why: In a sentence, what differs.
    """

    kind: DiscrepancyKind
    subject: str
    left: Claim
    right: Claim
    independent: bool
    why: str
    id: str = field(init=False)

    def __post_init__(self) -> None:
        check_choice(self.kind, DISCREPANCY_KINDS, "discrepancy.kind")
        check_text(self.why, "discrepancy.why")
        sides = [
            (claim.article_id, claim.span, claim.value, claim.record)
            for claim in (self.left, self.right)
        ]
        object.__setattr__(self, "id", content_id("dis", self.kind, *sides))


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's word that two reports are of one event (or utterance), or are not.

    It outranks the program and holds until it is withdrawn.

    Args:
        verdict: ``same`` or ``different``.
        left: Id of an event, event mention, utterance or statement.
        right: Another of the same kind.
        note: Why, or None. Never part of the id.
        judged_at: ISO 8601 date-time with offset, or None. Never part of the id.
    """

    verdict: Verdict
    left: str
    right: str
    note: str | None = None
    judged_at: str | None = None
    id: str = field(init=False)

    def __post_init__(self) -> None:
        check_choice(self.verdict, VERDICTS, "judgement.verdict")
        check_text(self.note, "judgement.note")
        pair = self.reports
        if pair[0] == pair[1]:
            raise RecordError(
                f"judgement: {self.left} is judged against itself.", remedy="Name two reports."
            )
        prefixes = {name.partition("-")[0] for name in pair}
        if len(prefixes) > 1 or not prefixes <= {"evm", "stm"}:
            raise RecordError(
                f"judgement: {self.left} and {self.right} are not two events or two statements.",
                remedy="Figures and agreements follow their events: judge those.",
            )
        object.__setattr__(self, "id", content_id("jud", self.verdict, *pair))

    @property
    def reports(self) -> tuple[str, str]:
        """Ids of the two reports (founders, where events were named) in order."""
        left, right = sorted((get_founder_id(self.left), get_founder_id(self.right)))
        return left, right


def _check_members(ids: tuple[str, ...], least: int, field_name: str) -> None:
    if len(ids) < least or len(set(ids)) != len(ids):
        raise RecordError(f"{field_name}: fewer than {least}, or one twice.")
    if list(ids[1:]) != sorted(ids[1:]):
        raise RecordError(f"{field_name}: not in order.")


def _check_counts(n_voices: int, n_articles: int, n_members: int, owner: str) -> None:
    if not 1 <= n_voices <= n_articles <= n_members:
        raise RecordError(
            f"{owner}: {n_voices} voices in {n_articles} articles with {n_members} reports."
        )
