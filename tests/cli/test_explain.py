"""Why a finding is what it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.explaining import Explainer
from dragoman.records import Article, Reading
from dragoman.store import start_run, write_readings
from dragoman.store.folding import merge_record
from tests.cli.conftest import Command

TEXT = (
    "Kenya says it will not recognise the vote in Uganda\n\n"
    "NAIROBI, March 3 - Kenya imposed sanctions on two Ugandan generals on Monday. "
    "“We will never accept this,” Foreign Minister Alfred Mutua said. "
    "Uganda had arrested at least 40 Kenyan traders in January."
)
FIELDS = ["trigger", "type", "actor", "recipient", "status", "date", "background", "confidence"]


@pytest.fixture(scope="module")
def explainer() -> Explainer:
    return Explainer()


@pytest.fixture(scope="module")
def reading(explainer: Explainer) -> Reading:
    article = Article(text=TEXT, published="2023-03-07", published_basis="given", source_id="a.txt")
    return explainer.read(article)


@pytest.fixture(scope="module")
def record_bytes(
    tmp_path_factory: pytest.TempPathFactory, explainer: Explainer, reading: Reading
) -> bytes:
    path = tmp_path_factory.mktemp("explain") / "dragoman.duckdb"
    run = start_run(explainer.model_digest, explainer.codebook_digest)
    write_readings(path, [reading], run)
    merge_record(path)
    return path.read_bytes()


def test_every_finding_has_reasons_that_agree_with_it(
    explainer: Explainer, reading: Reading
) -> None:
    assert reading.event_mentions
    assert reading.statements
    assert reading.figures
    for mention in reading.event_mentions:
        reasons = {one.field: one for one in explainer.explain(reading.article, mention.id)}
        assert list(reasons)[:2] == FIELDS[:2]
        assert reasons["status"].value == mention.status
        assert reasons["type"].value.split()[0] == mention.type
        assert (reasons["background"].value == "background") is mention.background
        assert reasons["trigger"].span == mention.trigger
        spans = {p.span for p in (*mention.actors, *mention.recipients)}
        assert {
            one.span for name, one in reasons.items() if name in ("actor", "recipient")
        } <= spans
    for finding in (*reading.statements, *reading.figures):
        assert explainer.explain(reading.article, finding.id)[0].value
    assert explainer.explain(reading.article, "evm-0") == ()


def test_an_event_is_explained_field_by_field(
    command: Command, record: Path, reading: Reading
) -> None:
    sanction = next(m for m in reading.event_mentions if m.type == "SANCTION")
    done = command("explain", sanction.id)
    assert done.status == 0
    assert done.err == "", "the same code, model and codebook"
    words = " ".join(done.out.split())
    for expected in (
        "Kenya [imposed sanctions] on two Ugandan generals",
        "PLOVER lists the verb “impose” with",
        "imposed –nsubj→ Kenya",
        "nothing tells it as history",
    ):
        assert expected in words
    rows = command("explain", sanction.id[:10], "--format", "json").parse()
    assert [row["field"] for row in rows if row["field"] in FIELDS] == [
        field for field in FIELDS if field in {row["field"] for row in rows}
    ]
    (date,) = (row for row in rows if row["field"] == "date")
    assert date["value"] == "2023-03-06"
    assert "Monday" in str(date["why"])
    event_id = sanction.id.replace("evm-", "evt-")
    assert command("explain", event_id, "--format", "json").parse() == rows


def test_history_and_refusal_say_why(command: Command, record: Path, reading: Reading) -> None:
    arrest = next(m for m in reading.event_mentions if m.type == "COERCE")
    rows = {row["field"]: row for row in command("explain", arrest.id, "-f", "json").parse()}
    assert rows["background"]["value"] == "background"
    assert rows["background"]["why"] != "nothing tells it as history"
    refusal = next(m for m in reading.event_mentions if m.type == "REJECT")
    rows = {row["field"]: row for row in command("explain", refusal.id, "-f", "json").parse()}
    assert "REJECT" in rows["type"]["value"]


def test_statements_and_figures_are_explained(
    command: Command, record: Path, reading: Reading
) -> None:
    said = next(one for one in reading.statements if one.kind == "direct")
    words = " ".join(command("explain", said.id).out.split())
    assert "it stands in quotation marks" in words
    assert "said –nsubj→" in words
    least = next(one for one in reading.figures if one.comparator == "at least")
    (value, *_) = command("explain", least.id, "--format", "json").parse()
    assert "is read as at least 40" in str(value["why"])


def test_other_versions_are_told(
    command: Command, record: Path, reading: Reading, explainer: Explainer
) -> None:
    write_readings(record, [reading], start_run("older model", explainer.codebook_digest))
    done = command("explain", reading.event_mentions[0].id)
    assert done.status == 0
    assert "read with other model; this is how it is read now" in done.err
    harbour = Path(__file__).parents[2] / "examples" / "codebooks" / "harbour.toml"
    done = command("explain", reading.event_mentions[0].id, "--codebook", harbour)
    assert done.status == 1
    assert "is not found again" in done.err
    assert "model, codebook" in done.err


def test_a_reading_with_actors_of_ones_own_is_told(
    command: Command, record: Path, reading: Reading, explainer: Explainer
) -> None:
    run = start_run(explainer.model_digest, explainer.codebook_digest, actors_digest="other")
    write_readings(record, [reading], run)
    done = command("explain", reading.event_mentions[0].id)
    assert done.status == 0
    assert "read with other actors; this is how it is read now" in done.err
