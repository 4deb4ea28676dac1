"""Conditions on claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.errors import RecordError
from dragoman.records import DateInterval, Reading
from dragoman.store import (
    MENTIONS,
    Filter,
    Record,
    count_claims,
    find_actors,
    find_agreements,
    find_articles,
    find_figures,
    find_issues,
    find_mentions,
    find_positions,
    find_statements,
    open_record,
    start_run,
    write_readings,
)
from tests.store.samples import make_article, make_reading


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    path = tmp_path_factory.mktemp("filters") / "record.duckdb"
    write_readings(path, [make_reading()], start_run("model", "codebook"))
    with open_record(path) as opened:
        yield opened


@pytest.mark.parametrize(
    ("chosen", "types"),
    [
        (Filter(), ["CONSULT", "AGREE"]),
        (Filter(actor="VES"), ["CONSULT", "AGREE"]),
        (Filter(actor="vesl"), ["CONSULT", "AGREE"]),
        (Filter(actor="áda"), ["CONSULT"]),
        (Filter(actor="ADA"), ["CONSULT"]),
        (Filter(actor="BRU"), []),
        (Filter(actor="run"), []),
        (Filter(recipient="Norland"), ["AGREE"]),
        (Filter(recipient="VES"), []),
        (Filter(country="nor"), ["CONSULT", "AGREE"]),
        (Filter(type="agree"), ["AGREE"]),
        (Filter(status="Actual"), ["CONSULT"]),
        (Filter(text="GRAIN."), ["AGREE"]),
        (Filter(text="rain"), []),
        (Filter(text="promised norland more"), ["AGREE"]),
        (Filter(since="2020-03-03", until="2020-03-03"), ["CONSULT", "AGREE"]),
        (Filter(since="2020-03-04"), []),
        (Filter(until="2020-03-02"), []),
        (Filter(since="2020", until="2020-03"), ["CONSULT", "AGREE"]),
        (Filter(since="2021"), []),
        (Filter(article="art-none"), []),
        (Filter(actor="VES", status="planned", text="grain"), ["AGREE"]),
        (Filter(limit=1), ["CONSULT"]),
        (Filter(actor="'; DROP TABLE actor; --"), []),
    ],
)
def test_events_fit_all_conditions(record: Record, chosen: Filter, types: list[str]) -> None:
    assert [row.mention.type for row in find_mentions(record, chosen)] == types
    if chosen.limit is None:
        assert count_claims(record, MENTIONS, chosen) == len(types)


def test_other_claims_know_their_own_conditions(record: Record) -> None:
    assert len(list(find_statements(record, Filter(actor="Brun", type="direct")))) == 1
    assert list(find_statements(record, Filter(recipient="Brun"))) == []
    assert len(list(find_positions(record, Filter(actor="NOR", subject="Blockade")))) == 1
    assert list(find_positions(record, Filter(type="supports"))) == []
    assert [row.figure.unit for row in find_figures(record, Filter(type="usd"))] == ["USD"]
    assert [row.figure.unit for row in find_figures(record, Filter(actor="Brun"))] == ["USD"]
    assert len(list(find_figures(record, Filter(subject="grain", until="2020")))) == 1
    assert len(list(find_agreements(record, Filter(actor="VES", status="signed")))) == 1
    assert list(find_agreements(record, Filter(until="2020-02"))) == []
    assert len(list(find_issues(record, Filter(type="unknown-actor", text="who")))) == 1
    assert len(list(find_articles(record, Filter(text="grain", since="2020", until="2020")))) == 1
    assert list(find_articles(record, Filter(until="2019"))) == []
    assert [row.actor.name for row in find_actors(record, Filter(type="person"))] == ["Ada Brun"]
    assert {row.actor.name for row in find_actors(record, Filter(country="ves"))} == {"Vesland"}


def test_a_condition_that_a_claim_does_not_know_is_refused(record: Record) -> None:
    with pytest.raises(RecordError, match=r"recipient: no condition .* positions"):
        list(find_positions(record, Filter(recipient="Norland")))


@pytest.mark.parametrize(
    ("conditions", "message"),
    [
        ({"since": "March"}, "since: 'March' is no date"),
        ({"limit": 0}, "limit: 0 is less than 1"),
        ({"actor": " "}, "actor: an empty text"),
        ({"text": "%"}, "text: '%' has neither letter nor digit"),
        ({"between": ("VES", "...")}, "between: '...' has neither letter nor digit"),
    ],
)
def test_senseless_conditions_are_refused(conditions: dict[str, str], message: str) -> None:
    with pytest.raises(RecordError, match=message):
        Filter(**conditions)  # type: ignore[arg-type]


def test_intervals_overlap_and_the_newest_come_first(tmp_path: Path) -> None:
    article = make_article()
    event = replace(make_reading().event_mentions[0], actors=(), recipients=(), reported_by=None)
    dates = [
        ("2019", "2019"),
        ("2020-05", None),
        (None, "2018-06-30"),
        ("2020-02-10", "2020-02-12"),
    ]
    texts = [f"{article.text} {n}" for n in range(len(dates))]
    path = tmp_path / "record.duckdb"
    made = [replace(article, text=text) for text in texts]
    write_readings(
        path,
        [
            Reading(
                article=one,
                event_mentions=(
                    replace(
                        event,
                        article_id=one.id,
                        date=DateInterval(start=start, end=end, basis="stated"),
                    ),
                ),
            )
            for one, (start, end) in zip(made, dates, strict=True)
        ],
        start_run("model", "codebook"),
    )

    def find(**conditions: str) -> list[str | None]:
        with open_record(path) as record:
            rows = find_mentions(record, Filter(**conditions))  # type: ignore[arg-type]
            return [
                (row.mention.date.start or row.mention.date.end) for row in rows if row.mention.date
            ]

    assert find() == ["2020-05", "2020-02-10", "2019", "2018-06-30"]
    assert find(since="2020-02-11") == ["2020-05", "2020-02-10"]
    assert find(since="2030") == ["2020-05"]
    assert find(until="2018") == ["2018-06-30"]
    assert find(since="2019-07", until="2019-08") == ["2019"]
