"""Whatever is changed behind the program's back is found."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from dragoman.errors import StoreError
from dragoman.store import find_mentions, open_record, start_run, verify_record, write_readings
from tests.store.samples import make_reading

CHANGES = {
    "a date of an article": ("UPDATE article SET published = '1999-01-01'", "article"),
    "a text": ("UPDATE article_text SET text = replace(text, 'met', 'bit')", "article"),
    "a shorter text": ("UPDATE article_text SET text = left(text, 50)", "event_mention"),
    "a name": ("UPDATE actor SET name = 'Nobody' WHERE kind = 'person'", "actor"),
    "a type": ("UPDATE event_mention SET type = 'ASSAULT'", "event_mention"),
    "a status that is none": ("UPDATE event_mention SET status = 'maybe'", "event_mention"),
    "a trigger's place": ("UPDATE event_mention SET trigger_start = 1", "event_mention"),
    "a trigger's words": ("UPDATE event_mention SET trigger = 'bit'", "event_mention"),
    "a sentence's words": ("UPDATE event_mention SET sentence = 'Bit.'", "event_mention"),
    "a participant": ("DELETE FROM participant WHERE side = 'recipient'", "event_mention"),
    "a participant's actor": ("UPDATE participant SET actor_id = 'act-0'", "participant"),
    "a participant's words": ("UPDATE participant SET words = 'nobody'", "participant"),
    "a participant's span": ("UPDATE participant SET span_end = 0", "participant"),
    "a mention": ("UPDATE actor_mention SET words = 'nobody'", "actor_mention"),
    "an actor of the article": ("DELETE FROM article_actor", "participant"),
    "an actor": ("DELETE FROM actor WHERE kind = 'person'", "article_actor"),
    "a speaker": ("UPDATE statement SET speaker_id = 'act-0'", "statement"),
    "a content": ("UPDATE statement SET content = 'We will'", "statement"),
    "a passage": ("UPDATE statement SET passage_end = passage_end - 1", "statement"),
    "a kind": ("UPDATE statement SET kind = 'mixed'", "statement"),
    "a stance": ("UPDATE position SET stance = 'supports'", "position"),
    "a statement": ("DELETE FROM statement", "position"),
    "a value": ("UPDATE figure SET value = 41000 WHERE unit = 'tonnes'", "figure"),
    "a figure": ("DELETE FROM figure WHERE unit = 'USD'", "agreement"),
    "a party": ("DELETE FROM agreement_party WHERE ordinal = 1", "agreement"),
    "an agreement": ("DELETE FROM agreement", "agreement_party"),
    "an issue": ("DELETE FROM issue", "article"),
    "an issue's stage": ("UPDATE issue SET stage = ' '", "issue"),
    "a part": ("UPDATE article_part SET span_end = 100000", "article_part"),
    "a run": ("DELETE FROM run", "article"),
    "an article": ("DELETE FROM article", "event_mention"),
    "a row that stands twice": ("INSERT INTO figure SELECT * FROM figure", "figure"),
    "a count": ("UPDATE article SET n_statements = 7", "article"),
    "a length": ("UPDATE article SET n_characters = 7", "article"),
}


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("verify") / "record.duckdb"
    write_readings(path, [make_reading()], start_run("model", "codebook"))
    assert list(verify_record(path)) == []
    return path.read_bytes()


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_found(tmp_path: Path, original: bytes, change: str) -> None:
    sql, table = CHANGES[change]
    path = tmp_path / "record.duckdb"
    path.write_bytes(original)
    with duckdb.connect(str(path)) as connection:
        connection.execute(sql)
    problems = list(verify_record(path))
    assert table in {problem.table for problem in problems}
    assert all(problem.id and problem.detail for problem in problems)


def test_a_query_that_meets_damage_says_how_to_see_it_all(tmp_path: Path, original: bytes) -> None:
    path = tmp_path / "record.duckdb"
    path.write_bytes(original)
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE event_mention SET status = 'maybe'")
    with open_record(path) as record, pytest.raises(StoreError, match="dragoman verify"):
        list(find_mentions(record))
