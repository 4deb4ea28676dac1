"""Who's who as the record itself teaches it: who was introduced as what, when, by how many."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.actors.phrases import PhraseReading, read_phrase
from dragoman.records import Actor, ActorKind, Span
from dragoman.reference import OwnActor, Reference, agree_in_between, get_name_words, split_words
from dragoman.store.database import Record, Row
from dragoman.store.decoding import decode_actor
from dragoman.store.passages import find_passage
from dragoman.store.views import check_merged

#: Titles that say what somebody is to another, not what they are.
_RELATIVE = frozenset(["counterpart", "counterparts", "colleague", "predecessor", "successor"])
_MENTIONS = (
    "SELECT m.actor_id, m.words, m.span_start, m.span_end, a.id AS article_id,"
    " a.published[:10] AS published, coalesce('agency ' || g.agency, 'agency ' || o.agency,"
    " 'outlet ' || o.outlet, o.id) AS voice"
    " FROM actor_mention m JOIN article a ON a.id = m.article_id"
    " LEFT JOIN copy_member k ON k.article_id = a.id"
    " LEFT JOIN copy_group g ON g.id = k.group_id"
    " LEFT JOIN copy_member f ON f.group_id = k.group_id AND f.ordinal = 0"
    " JOIN article o ON o.id = coalesce(f.article_id, a.id)"
    " WHERE m.actor_id IN (SELECT unnest(?))"
    " ORDER BY coalesce(a.published, '9999'), a.id, m.span_start, m.span_end, m.actor_id"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """What articles of a record call an actor, with the earliest words that do so.

    Args:
        name: Canonical name of the actor there.
        kind: Kind of actor.
        country: Country or bloc, or None.
        title: What it is introduced as ("foreign minister of Turkey"); None where it is only
            named.
        is_former: Whether the title is said to be past.
        first_published: Day of the earliest such article; None when none is dated.
        last_published: Day of the latest.
        n_articles: Articles that say so.
        n_voices: How many of them are independent: copies of one text, articles of one agency
            and, where no agency is named, of one outlet count once.
        words: The words of the earliest.
        passage: Their sentence; None where the record holds no texts.
        article_id: Its article.
    """

    name: str
    kind: str
    country: str | None
    title: str | None
    is_former: bool
    first_published: str | None
    last_published: str | None
    n_articles: int
    n_voices: int
    words: str
    passage: str | None
    article_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """A person whom the articles of a record introduce alike, and whom the reference lacks.

    Args:
        name: As the articles write it most often.
        country: The one country that all introductions give.
        sector: PLOVER sector that they give; None where they differ.
        n_voices: How many independent voices introduce them.
        words: The earliest words that do.
        article_id: Their article.
    """

    name: str
    country: str
    sector: str | None
    n_voices: int
    words: str
    article_id: str

    @property
    def kind(self) -> ActorKind:
        """What they are."""
        return "person"

    @property
    def actor(self) -> OwnActor:
        """What a file of actors would say of them."""
        return OwnActor(
            name=self.name, aliases=(), kind=self.kind, country=self.country, sector=self.sector
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Key:
    """What makes two mentions one sighting."""

    name: str
    kind: str
    country: str | None
    title: str | None
    is_former: bool


def find_sightings(
    record: Record, names: Iterable[str], reference: Reference, on: date | None = None
) -> Iterator[Sighting]:
    """What the articles of a record introduce somebody as.

    Args:
        record: An open record.
        names: Names of whom to look for, in any spelling; a single word is a surname too.
        reference: The reference, which knows what a title is.
        on: Only articles published up to this day; None for all.

    Returns:
        For each actor of that name its introductions, those by most voices first; one that is
        only named comes with no title.
    """
    wanted = _make_test(names)
    sql = "SELECT * FROM actor w ORDER BY w.name, w.id"
    actors = {row["id"]: decode_actor(row) for row in record.find_rows(sql) if wanted(row["name"])}
    rows = list(record.find_rows(_MENTIONS, [sorted(actors)]))
    full = _find_full_names(rows, actors)
    groups: dict[_Key, list[Row]] = defaultdict(list)
    for row in rows:
        if on is not None and (row["published"] is None or row["published"] > on.isoformat()):
            continue
        actor = actors[row["actor_id"]]
        named = full[actor.id, row["article_id"]]
        groups[_read_introduction(actor, row, named, reference)].append(row)
    titled = {(key.name, key.kind) for key in groups if key.title is not None}
    found = [
        _sum_up(record, key, rows)
        for key, rows in groups.items()
        if key.title is not None or (key.name, key.kind) not in titled
    ]
    yield from sorted(
        found,
        key=lambda one: (
            one.name,
            one.kind,
            -one.n_voices,
            -one.n_articles,
            one.first_published or "9999",
            one.title or "",
            one.country or "",
            one.is_former,
        ),
    )


def find_taught(record: Record, reference: Reference, n_voices: int) -> Iterator[Taught]:
    """Persons whom a record introduces and the reference does not know.

    Only introductions count whose own words give title and country, in articles that write the
    name in full, and only where all agree on the country: what is not sure is not taught. So
    what was resolved by such teaching is never counted as teaching itself.

    Args:
        record: An open record.
        reference: The reference.
        n_voices: The least number of independent voices.

    Returns:
        The persons, by name.

    Raises:
        StoreError: The reports are not merged, so that copies are not known.
    """
    check_merged(record)
    sql = "SELECT * FROM actor WHERE kind = 'person' ORDER BY id"
    actors = {
        row["id"]: decode_actor(row)
        for row in record.find_rows(sql)
        if _is_unknown(row["name"], reference)
    }
    rows = [row for row in record.find_rows(_MENTIONS, [sorted(actors)]) if " " in row["words"]]
    named = _find_full_names(rows, actors)
    introduced: dict[tuple[str, ...], list[tuple[str, PhraseReading, Row]]] = defaultdict(list)
    for row in rows:
        actor, full = actors[row["actor_id"]], named[row["actor_id"], row["article_id"]]
        reading = _read_title(actor, row, full, reference) if full else None
        if reading is not None and reading.country is not None:
            introduced[get_name_words(actor.name)].append((actor.name, reading, row))
    taught = map(_teach, introduced.values())
    known = (one for one in taught if one is not None and one.n_voices >= n_voices)
    yield from sorted(known, key=lambda one: one.name)


def _find_full_names(
    rows: Iterable[Row], actors: Mapping[str, Actor]
) -> Mapping[tuple[str, str], list[Row]]:
    """The mentions that end with an actor's name in full, by actor and article."""
    named: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        words = get_name_words(actors[row["actor_id"]].name)
        if len(words) > 1 and get_name_words(row["words"])[-len(words) :] == words:
            named[row["actor_id"], row["article_id"]].append(row)
    return named


def _is_unknown(name: str, reference: Reference) -> bool:
    """Whether a name is one in full, holds no role, and is nobody's whom the reference knows."""
    return (
        len(get_name_words(name)) > 1
        and all(match.strength != "full" for match in reference.get_person(name))
        and read_phrase(name, reference).role is None
    )


def _teach(found: Sequence[tuple[str, PhraseReading, Row]]) -> Taught | None:
    """What the introductions of one name teach, or None where they contradict each other."""
    countries = {reading.country for _, reading, _ in found}
    country = next(iter(countries), None)
    if len(countries) != 1 or country is None:
        return None
    names = Counter(name for name, _, _ in found)
    name = min(names, key=lambda name: (-names[name], name))
    sectors = {reading.role.sector for _, reading, _ in found if reading.role is not None}
    sector = sectors.pop() if len(sectors) == 1 else "UNK"
    return Taught(
        name=name,
        country=country,
        sector=None if sector == "UNK" else sector,
        n_voices=len({row["voice"] for _, _, row in found}),
        words=found[0][2]["words"],
        article_id=found[0][2]["article_id"],
    )


def find_actor_names(record: Record) -> Iterator[str]:
    """The names of all actors of a record, each once."""
    sql = "SELECT DISTINCT name FROM actor ORDER BY name"
    return (str(row["name"]) for row in record.find_rows(sql))


def _make_test(names: Iterable[str]) -> Callable[[str], bool]:
    """A test whether an actor's name is one of those asked for; likeness never counts."""
    plain = {words for name in names if (words := split_words(name))}
    spelled = {words for name in names if (words := get_name_words(name))}
    framed: dict[tuple[str, str], list[tuple[str, ...]]] = defaultdict(list)
    for words in spelled:
        framed[words[0], words[-1]].append(words)

    def is_wanted(name: str) -> bool:
        if split_words(name) in plain:
            return True
        words = get_name_words(name)
        if not words:
            return False
        likely = framed.get((words[0], words[-1]), ())
        return words[-1:] in spelled or any(agree_in_between(words, one) for one in likely)

    return is_wanted


def _read_introduction(actor: Actor, row: Row, names: Iterable[Row], reference: Reference) -> _Key:
    """What a mention introduces an actor as.

    Args:
        actor: Who is mentioned.
        row: The mention.
        names: The mentions of the article that name them in full.
        reference: The reference.
    """
    named = _Key(
        name=actor.name, kind=actor.kind, country=actor.country, title=None, is_former=False
    )
    reading = _read_title(actor, row, names, reference)
    if reading is None or reading.role is None:
        return named
    country = reading.country or actor.country
    title = reading.title.lower()
    if reading.organisation is not None:
        title = f"{title} ({reading.organisation.name})"
    else:
        title = reference.get_office_name(title, country)
    return replace(named, country=country, title=title, is_former=reading.role.is_former)


def _read_title(
    actor: Actor, row: Row, names: Iterable[Row], reference: Reference
) -> PhraseReading | None:
    """What the words of a mention say of a person whom they introduce, or None.

    With the name any title does ("Minister Aasen", "Signe Aasen, a Norwegian lawmaker"); without
    it ("Norway's foreign minister") the title must be of one office or organisation, so that
    "the minister" introduces nobody.
    """
    if actor.kind != "person" or row["words"] == actor.name:
        return None
    reading = read_phrase(row["words"], reference)
    if reading.role is None or split_words(reading.title)[-1] in _RELATIVE:
        return None
    offices = reference.get_offices(reading.title)
    says_what = reading.organisation or (reading.country and len(offices) == 1)
    stands_beside = any(
        len(", ") in (row["span_start"] - name["span_end"], name["span_start"] - row["span_end"])
        for name in names
    )
    return reading if reading.person_name or says_what or stands_beside else None


def _sum_up(record: Record, key: _Key, rows: list[Row]) -> Sighting:
    articles = {row["article_id"]: row for row in rows}
    voices = {row["voice"] for row in articles.values()}
    days = sorted(row["published"] for row in articles.values() if row["published"])
    first = rows[0]
    return Sighting(
        name=key.name,
        kind=key.kind,
        country=key.country,
        title=key.title,
        is_former=key.is_former,
        first_published=days[0] if days else None,
        last_published=days[-1] if days else None,
        n_articles=len(articles),
        n_voices=len(voices),
        words=first["words"],
        passage=_read_passage(record, first),
        article_id=first["article_id"],
    )


def _read_passage(record: Record, row: Row) -> str | None:
    sql = "SELECT text FROM article_text WHERE article_id = ?"
    found = next(record.find_rows(sql, [row["article_id"]]), None)
    if found is None:
        return None
    text = str(found["text"])
    return find_passage(text, Span(row["span_start"], row["span_end"])).text_in(text)
