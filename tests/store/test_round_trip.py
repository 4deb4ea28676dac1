"""What goes into a record comes out of it, and reading again replaces."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import RecordError, StoreError
from dragoman.records import Article, Issue, Reading
from dragoman.store import (
    Filter,
    RecordWriter,
    build_rows,
    find_actors,
    find_agreements,
    find_articles,
    find_figures,
    find_issues,
    find_mentions,
    find_positions,
    find_statements,
    get_article,
    get_article_id,
    get_reading,
    open_record,
    start_run,
    verify_record,
    write_readings,
)
from dragoman.store.folding import merge_record
from tests.records.strategies import readings
from tests.store.samples import make_article, make_reading

RUN = start_run("model", "codebook", (("outlet", "The Gazette"),))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.duckdb"


@settings(max_examples=12)
@given(st.lists(readings(), min_size=1, max_size=3))
def test_readings_come_back_as_they_were(items: list[Reading]) -> None:
    kept = {item.article.id: item for item in items}.values()
    rows = [build_rows(reading) for reading in kept]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "record.duckdb"
        write_readings(path, items, RUN)
        with open_record(path) as record:
            assert all(get_reading(record, one.article.id) == one for one in kept)
            assert {row.mention.id: row for row in find_mentions(record)} == {
                row.mention.id: row for one in rows for row in one.events
            }
            assert set(find_statements(record)) == {row for one in rows for row in one.statements}
            assert set(find_positions(record)) == {row for one in rows for row in one.positions}
            assert set(find_figures(record)) == {row for one in rows for row in one.figures}
            assert set(find_agreements(record)) == {row for one in rows for row in one.agreements}
            assert set(find_issues(record)) == {row for one in rows for row in one.issues}
            assert set(find_articles(record)) == {one.article for one in rows}
            assert {row.actor.id for row in find_actors(record)} == {
                actor.id for one in kept for actor in one.actors
            }
        assert list(verify_record(path)) == []


@pytest.mark.parametrize("text", ["a\0b c", "😀 👩‍👩‍👧 é é x", "\u2028 \x1b[31m", "x" * 200_000])
def test_odd_texts_come_back(path: Path, text: str) -> None:
    reading = Reading(article=Article(text=text))
    write_readings(path, [reading], RUN)
    with open_record(path) as record:
        assert get_reading(record, reading.article.id) == reading
    assert list(verify_record(path)) == []


def test_half_characters_are_refused_by_name(path: Path) -> None:
    with (
        pytest.raises(RecordError, match=r"article_text\.text: half a character"),
        RecordWriter(path, RUN) as writer,
    ):
        writer.add_reading(Reading(article=Article(text="a \ud800 b")))
    with open_record(path) as record:
        assert list(find_articles(record)) == []


def dump(path: Path) -> dict[str, list[tuple[object, ...]]]:
    tables = ["article", "article_text", "actor", "article_actor", "actor_mention", "source"]
    tables += ["event_mention", "participant", "statement", "position", "figure", "issue"]
    tables += ["agreement", "agreement_party", "article_part"]
    with open_record(path) as record:
        return {
            table: sorted(
                tuple(str(value) for name, value in row.items() if name != "run_id")
                for row in record.find_rows(f"SELECT * FROM {table}")
            )
            for table in tables
        }


def test_reading_again_changes_nothing(path: Path) -> None:
    write_readings(path, [make_reading()], RUN)
    before = dump(path)
    assert before["event_mention"]
    write_readings(path, [make_reading()], start_run("other model", "codebook"))
    write_readings(path, [make_reading(), make_reading()], start_run("other model", "codebook"))
    assert dump(path) == before
    assert list(verify_record(path)) == []


def test_reading_again_replaces_what_was_derived(path: Path) -> None:
    reading = make_reading()
    write_readings(path, [reading], RUN)
    less = replace(reading, event_mentions=reading.event_mentions[:1], figures=(), agreements=())
    write_readings(path, [less], start_run("better model", "codebook"))
    with open_record(path) as record:
        assert get_reading(record, reading.article.id) == less
        assert len(list(find_mentions(record))) == 1
        assert list(find_figures(record)) == []
    assert list(verify_record(path)) == []


def test_articles_share_their_actors(path: Path) -> None:
    first = make_reading()
    moved = replace(first, article=make_article(source_id="b.txt"))
    other = Reading(
        article=make_article(text=first.article.text + "\n\nMore."), actors=first.actors
    )
    write_readings(path, [first, moved, other], RUN)
    with open_record(path) as record:
        assert len(list(find_articles(record))) == 2
        (brun,) = find_actors(record, Filter(actor="Ada Brun"))
        assert (brun.n_articles, brun.n_mentions) == (2, 4)
        assert get_article_id(record, "b.txt") == first.article.id
        assert get_article_id(record, other.article.id[:10]) == other.article.id
        assert get_article_id(record, "art-") is None
        assert get_article(record, "art-none") is None


def test_a_reading_is_current_for_the_same_code_model_and_codebook(path: Path) -> None:
    reading = make_reading()
    with RecordWriter(path, RUN) as writer:
        assert not writer.is_current(reading.article.id)
        writer.add_reading(reading)
        assert writer.is_current(reading.article.id)
    for run, current in (
        (start_run("model", "codebook"), True),
        (start_run("model 2", "codebook"), False),
        (start_run("model", "codebook 2"), False),
        (replace(RUN, code_version="9.9"), False),
    ):
        with RecordWriter(path, run) as writer:
            assert writer.is_current(reading.article.id) is current


def test_an_article_that_failed_is_not_current(path: Path) -> None:
    issue = Issue(stage="reading", code="article-failed", detail="ValueError")
    reading = Reading(article=make_article(), issues=(issue,))
    write_readings(path, [reading], RUN)
    with RecordWriter(path, RUN) as writer:
        assert not writer.is_current(reading.article.id)


def test_sources_without_an_article_are_kept_and_replaced(path: Path) -> None:
    issue = Issue(stage="sources", code="empty-file", detail="a.txt is empty.")
    for _ in range(2):
        with RecordWriter(path, start_run("model", "codebook")) as writer:
            writer.add_source("a.txt", None, (issue,))
    with open_record(path) as record:
        assert [(row.source_id, row.issue) for row in find_issues(record)] == [("a.txt", issue)]
    later = replace(make_reading(), article=make_article(source_id="a.txt"))
    write_readings(path, [later], RUN)
    with open_record(path) as record:
        assert [row.issue.code for row in find_issues(record)] == ["unknown-actor"]
        (source,) = record.find_rows("SELECT * FROM source")
        assert (source["outcome"], source["article_id"]) == ("read", later.article.id)
    assert list(verify_record(path)) == []


def read_as(path: Path, article: Article, days: int) -> None:
    """Write the reading of an article into a record some days after the first run."""
    run = replace(RUN, started_at=RUN.started_at + timedelta(days=days))
    write_readings(path, [Reading(article=article, actors=make_reading().actors)], run)


def test_a_source_that_gives_its_text_with_another_date_replaces_its_article(path: Path) -> None:
    undated = replace(make_article(), published=None, published_basis=None, outlet=None)
    known = replace(make_article(), published="2020-03-04", published_basis="given")
    read_as(path, undated, 0)
    merge_record(path)
    read_as(path, known, 1)
    with open_record(path) as record:
        assert [row.id for row in find_articles(record)] == [known.id]
        assert {row.n_articles for row in find_actors(record)} == {1}
        assert get_article_id(record, "grain.txt") == known.id
    assert list(verify_record(path)) == []
    with RecordWriter(path, RUN) as writer:
        assert writer.recall(undated) == known, "a later run need not be told the date again"
        assert writer.recall(known) is known
        assert writer.recall(replace(undated, source_id="b.txt")).outlet is None


@pytest.mark.parametrize(
    "other",
    [
        make_article(text=make_article().text + " More."),
        replace(make_article(), outlet="The Mirror"),
        replace(make_article(source_id="b.txt"), published="2020-03-05"),
    ],
    ids=["another text", "another outlet", "another source"],
)
def test_what_may_be_another_article_is_kept_beside_it(path: Path, other: Article) -> None:
    read_as(path, make_article(), 0)
    read_as(path, other, 1)
    with open_record(path) as record:
        assert {row.id for row in find_articles(record)} == {make_article().id, other.id}
        assert get_article_id(record, str(other.source_id)) == other.id, "what it gave last"


def test_an_article_that_another_source_gives_too_is_kept(path: Path) -> None:
    first, dated = make_article(), replace(make_article(), published="2020-03-04")
    copy = replace(first, source_id="b.txt")
    for day, article in enumerate((first, copy, dated)):
        read_as(path, article, day)
    with open_record(path) as record:
        assert {row.id for row in find_articles(record)} == {first.id, dated.id}
        assert get_article_id(record, "b.txt") == first.id
    assert list(verify_record(path)) == []


def test_a_run_says_what_read_and_whether_it_came_to_its_end(path: Path) -> None:
    write_readings(path, [make_reading()], RUN)

    def fail() -> Iterator[Reading]:
        yield Reading(article=make_article(text="Another one."))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_readings(path, fail(), start_run("model", "codebook"))
    with open_record(path) as record:
        done, cut = record.find_rows("SELECT * FROM run ORDER BY started_at")
        assert done["finished_at"] is not None
        assert cut["finished_at"] is None
        assert done["options"] == '{"outlet": "The Gazette"}'
        assert done["code_version"].startswith("0.")
        assert len(list(find_articles(record))) == 2, "what was handed over is kept"


def test_small_batches_are_committed_when_their_time_has_come(path: Path) -> None:
    with RecordWriter(path, RUN, batch_s=0.0) as writer:
        writer.add_reading(make_reading())
        assert writer.is_current(make_reading().article.id)
        assert writer._readings == {}


def test_a_record_without_texts_still_shows_its_quotations(path: Path) -> None:
    import duckdb

    reading = make_reading()
    write_readings(path, [reading], RUN)
    with duckdb.connect(str(path)) as connection:
        connection.execute("DELETE FROM article_text")
    with open_record(path) as record:
        assert {row.sentence for row in find_mentions(record)} == {
            row.sentence for row in build_rows(reading).events
        }
        assert set(find_statements(record)) == set(build_rows(reading).statements)
        with pytest.raises(StoreError, match="quotations only"):
            get_reading(record, reading.article.id)
    assert list(verify_record(path)) == []
