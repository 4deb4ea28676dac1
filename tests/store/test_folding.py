"""Reports folded into events, and what people decide about them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dragoman.errors import JudgementError, RecordError, StoreError, UnknownIdError
from dragoman.merging import Fold, fold
from dragoman.records import Article, Claim, Discrepancy, EventMention, Reading
from dragoman.store import (
    Filter,
    Record,
    find_discrepancies,
    find_event_discrepancies,
    find_events,
    find_judgements,
    find_reports,
    get_event,
    get_event_id,
    is_merged,
    open_record,
    open_record_for_writing,
    start_run,
    verify_record,
    write_readings,
)
from dragoman.store.folding import fold_record, merge_if_due, merge_record
from dragoman.store.judgements import add_judgement, withdraw_judgement
from dragoman.store.matching import find_matches
from tests.store.samples import TEXT, make_article, make_reading


def move(reading: Reading, article: Article) -> Reading:
    """The same findings in another article that begins with the same text."""
    statements = tuple(replace(one, article_id=article.id) for one in reading.statements)
    figures = tuple(replace(one, article_id=article.id) for one in reading.figures)
    return Reading(
        article=article,
        actors=reading.actors,
        event_mentions=tuple(replace(m, article_id=article.id) for m in reading.event_mentions),
        statements=statements,
        figures=figures,
    )


def make_copy() -> Reading:
    article = make_article(TEXT + "\n\nReporting by the Gazette.", source_id="copy.txt")
    return move(make_reading(), replace(article, outlet="The Mirror"))


def get_mention(reading: Reading, kind: str) -> EventMention:
    return next(m for m in reading.event_mentions if m.type == kind)


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of an article and its copy, merged; for reading only."""
    found = tmp_path_factory.mktemp("folding") / "record.duckdb"
    write_readings(found, [make_reading(), make_copy()], start_run("model", "codebook"))
    merge_record(found)
    return found


@pytest.fixture
def path(tmp_path: Path, original: Path) -> Path:
    """The same record, to be changed."""
    found = tmp_path / "record.duckdb"
    found.write_bytes(original.read_bytes())
    return found


def find_members(record: Record) -> list[set[str]]:
    return sorted({*row.event.mentions} for row in find_events(record))


def test_reports_of_one_happening_are_one_event_and_a_copy_is_no_voice(original: Path) -> None:
    with open_record(original) as record:
        rows = {row.event.type: row for row in find_events(record)}
        assert set(rows) == {"CONSULT", "AGREE"}
        met = rows["CONSULT"]
        assert (met.n_reports, met.event.n_articles, met.event.n_voices) == (2, 2, 1)
        assert [actor.name for actor in met.actors] == ["Ada Brun", "Vesland"]
        assert met.report.trigger == "met"
        reports = list(find_reports(record, met.event.id))
        assert {report.report.mention.id for report in reports} == set(met.event.mentions)
        assert sorted(report.copy_of is None for report in reports) == [False, True]
    assert list(verify_record(original)) == []


def quote_promise(reading: Reading) -> Reading:
    """The same, with the promise in what is quoted."""
    (promise,) = (m for m in reading.event_mentions if m.type == "AGREE")
    (said,) = reading.statements
    said = replace(said, content=promise.sentence)
    return replace(reading, statements=(said,), positions=())


def test_why_reports_are_one_counts_what_they_quote_alike(tmp_path: Path) -> None:
    path = tmp_path / "record.duckdb"
    readings = [quote_promise(reading) for reading in (make_reading(), make_copy())]
    write_readings(path, readings, start_run("model", "codebook"))
    merge_record(path)
    with open_record(path) as record:
        (row,) = find_events(record, Filter(type="AGREE"))
        found = list(find_matches(record, row.event.id))
    own = {one.feature: one.points for one in found if one.left == found[0].left}
    assert own.pop("sum") == pytest.approx(sum(own.values()))
    assert own["quotation"] > 0


def test_an_event_is_found_by_any_of_its_reports(original: Path) -> None:
    with open_record(original) as record:
        (row,) = find_events(record, Filter(type="CONSULT"))
        for mention_id in row.event.mentions:
            assert get_event_id(record, mention_id) == row.event.id
            assert get_event_id(record, mention_id.replace("evm-", "evt-")) == row.event.id
            assert get_event_id(record, mention_id[:10]) == row.event.id
        assert get_event(record, row.event.id) == row
        assert get_event(record, "evt-none") is None


@pytest.mark.parametrize(
    ("chosen", "types"),
    [
        (Filter(n_voices=2), set()),
        (Filter(n_voices=1), {"CONSULT", "AGREE"}),
        (Filter(between=("NOR", "VES")), {"CONSULT", "AGREE"}),
        (Filter(between=("Brun", "Vesland")), {"CONSULT"}),
        (Filter(actor="VES", recipient="NOR"), {"AGREE"}),
        (Filter(text="grain."), {"AGREE"}),
        (Filter(since="2020-03-04"), set()),
        (Filter(status="planned"), {"AGREE"}),
    ],
)
def test_conditions_on_events(original: Path, chosen: Filter, types: set[str]) -> None:
    with open_record(original) as record:
        assert {row.event.type for row in find_events(record, chosen)} == types


def test_order_of_time(original: Path) -> None:
    with open_record(original) as record:
        newest = [row.event.id for row in find_events(record)]
        oldest = [row.event.id for row in find_events(record, Filter(oldest_first=True))]
    assert sorted(newest) == sorted(oldest)


def test_events_go_when_a_report_changes_and_come_back_when_merged(path: Path) -> None:
    with open_record(path) as record:
        before = list(find_events(record))
        assert is_merged(record)
    assert merge_if_due(path) is None
    write_readings(path, [make_reading()], start_run("model", "codebook"))
    assert list(verify_record(path)) == []
    with open_record(path) as record:
        assert not is_merged(record)
        for find in (find_events, find_discrepancies):
            with pytest.raises(StoreError, match="not merged") as refused:
                list(find(record))
            assert "dragoman merge" in refused.value.remedy
    summary = merge_if_due(path)
    assert summary is not None
    assert (summary.n_mentions, summary.n_events, summary.n_copies) == (4, 2, 1)
    with open_record(path) as record:
        assert list(find_events(record)) == before


def test_a_record_that_is_missing_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="There is no record"):
        merge_record(tmp_path / "none.duckdb")
    assert not (tmp_path / "none.duckdb").exists()


def test_judgements_outrank_the_program_last_and_can_be_withdrawn(path: Path) -> None:
    left, right = (get_mention(one, "CONSULT").id for one in (make_reading(), make_copy()))
    with open_record_for_writing(path) as record:
        judgement = add_judgement(record, "different", left, right, "two meetings")
        assert fold_record(record).n_events == 3
    merge_record(path)
    with open_record(path) as record:
        assert {left} in find_members(record)
        (row,) = find_judgements(record)
        assert (row.judgement.note, row.withdrawn_at) == ("two meetings", None)
        assert row.left is not None
        assert "met Vesland's prime minister" in row.left
    with open_record_for_writing(path) as record:
        assert withdraw_judgement(record, judgement.id[:8]) == judgement
        assert fold_record(record).n_events == 2
        with pytest.raises(UnknownIdError, match="no standing judgements"):
            withdraw_judgement(record, judgement.id)
        add_judgement(record, "different", left, right)
        assert fold_record(record).n_events == 3
        assert [one.withdrawn_at is None for one in find_judgements(record)].count(True) == 1
    assert list(verify_record(path)) == []


def test_two_reports_judged_the_same_are_one_event(path: Path) -> None:
    one, other = make_reading().event_mentions
    with open_record_for_writing(path) as record:
        assert get_event_id(record, one.id) != get_event_id(record, other.id)
        add_judgement(record, "same", one.id, other.id.replace("evm-", "evt-")[:12])
        with pytest.raises(StoreError, match="not merged"):
            get_event_id(record, one.id)
        fold_record(record)
        assert get_event_id(record, one.id) == get_event_id(record, other.id)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("evm-00000000", "no such record: evm-00000000"),
        ("evt-ffffffff", "no such record: evt-ffffffff"),
        ("evm-", "is no id"),
        ("art-12345678", "is no id"),
        ("Sochi", "is no id"),
    ],
)
def test_a_judgement_on_an_unknown_id_is_refused(path: Path, name: str, words: str) -> None:
    known = make_reading().event_mentions[0].id
    with open_record_for_writing(path) as record:
        with pytest.raises(UnknownIdError, match=words):
            add_judgement(record, "same", known, name)
        assert is_merged(record), "nothing was changed"


def test_contradictory_judgements_are_refused_with_the_path_that_links_them(path: Path) -> None:
    first, second = make_reading().event_mentions
    third = get_mention(make_copy(), "AGREE")
    with open_record_for_writing(path) as record:
        one = add_judgement(record, "same", first.id, second.id)
        two = add_judgement(record, "same", second.id, third.id)
        with pytest.raises(JudgementError) as refused:
            add_judgement(record, "different", first.id, third.id)
        assert one.id in str(refused.value)
        assert two.id in str(refused.value)
        with pytest.raises(RecordError, match="judged so already"):
            add_judgement(record, "same", second.id, first.id)
        with pytest.raises(RecordError, match="not two events"):
            add_judgement(record, "same", first.id, make_reading().statements[0].id)
        assert len(list(find_judgements(record))) == 2


def make_discrepancy(subject: str) -> Discrepancy:
    """A discrepancy between the article and its copy on how much grain was promised."""
    sides = [
        Claim(
            article_id=reading.article.id,
            span=reading.figures[0].evidence,
            value=value,
            record=reading.figures[0].id,
            support=support,
        )
        for reading, value, support in (
            (make_reading(), "more than 40,000 tonnes", ()),
            (make_copy(), "more than 55,000 tonnes", ("art-1", "art-2")),
        )
    ]
    return Discrepancy(
        kind="update",
        subject=subject,
        left=sides[0],
        right=sides[1],
        independent=False,
        why="The later report counts more.",
    )


def test_both_sides_of_a_discrepancy_keep_their_words(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_record(path) as record:
        (event,) = (row.event for row in find_events(record, Filter(type="AGREE")))
    known = make_discrepancy(event.id)

    def fold_with_one(*arguments: Any) -> Fold:
        return replace(fold(*arguments), discrepancies=(known,))

    monkeypatch.setattr("dragoman.store.folding.fold", fold_with_one)
    assert merge_record(path).n_discrepancies == 1
    with open_record(path) as record:
        (row,) = find_discrepancies(record)
        assert row.discrepancy == known
        assert row.left.words == row.right.words == "more than 40,000 tonnes of grain"
        assert row.left.passage.text.startswith("Vesland has promised Norland")
        assert (row.left.article.outlet, row.right.article.outlet) == ("The Gazette", "The Mirror")
        assert list(find_event_discrepancies(record, event)) == [row]
        assert list(find_discrepancies(record, Filter(type="Update", text="promised"))) == [row]
        assert list(find_discrepancies(record, Filter(type="conflict"))) == []
        chosen = Filter(article=make_copy().article.id)
        assert list(find_discrepancies(record, chosen)) == [row], "either side will do"
    assert list(verify_record(path)) == []


@pytest.mark.parametrize(
    ("sql", "table"),
    [
        ("DELETE FROM event_report WHERE ordinal = 1", "event"),
        ("DELETE FROM event_report WHERE ordinal = 0", "event_mention"),
        ("DELETE FROM event WHERE type = 'AGREE'", "event_report"),
        ("UPDATE event_party SET actor_id = 'act-0'", "event_party"),
        ("UPDATE copy_member SET article_id = 'art-0' WHERE ordinal = 1", "copy_member"),
        ("INSERT INTO event SELECT * FROM event", "event"),
        ("UPDATE event SET type = 'ASSAULT' WHERE type = 'AGREE'", "event"),
        ("UPDATE event SET score = score + 1", "event"),
        ("UPDATE event SET status = 'denied'", "event"),
        ("UPDATE event SET contexts = ['military']", "event"),
        ("UPDATE event SET n_articles = n_articles + 1", "event"),
        ("UPDATE event SET n_voices = n_voices + 9", "event"),
        ("UPDATE event SET background = NOT background", "event"),
        ("UPDATE event SET confidence = confidence / 2", "event"),
        ("UPDATE event_party SET side = 'recipient'", "event"),
    ],
)
def test_whatever_is_changed_in_a_view_is_found(path: Path, sql: str, table: str) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute(sql)
    assert table in {problem.table for problem in verify_record(path)}
