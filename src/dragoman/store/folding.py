"""Folding reports into events, copies, utterances and discrepancies, and keeping them.

Kept apart from the rest of the store, so that a question to a record need not load what merges.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from dragoman.merging import Fold, collect_facts, fold
from dragoman.records import CopyGroup, Discrepancy, Event, Utterance
from dragoman.store.articles import find_readings
from dragoman.store.claims import AMONG
from dragoman.store.database import Record, open_record_for_writing
from dragoman.store.encoding import Values, encode_date, encode_place, encode_span
from dragoman.store.inserting import insert_rows
from dragoman.store.judgements import find_standing
from dragoman.store.passages import find_passage
from dragoman.store.runs import get_merging_version
from dragoman.store.views import drop_views, is_merged

_CHUNK = 500
_BATCH = 20_000
Encoded = Iterator[tuple[str, Values]]


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeSummary:
    """What merging gave.

    Args:
        n_mentions: How many event mentions were merged.
        n_events: Into how many events.
        n_copies: How many articles copy another.
        n_utterances: How many acts of speech stand in several articles.
        n_discrepancies: How many discrepancies were found.
    """

    n_mentions: int
    n_events: int
    n_copies: int
    n_utterances: int
    n_discrepancies: int

    def tell(self) -> str:
        """The same in a sentence."""
        reports = "1 report is" if self.n_mentions == 1 else f"{self.n_mentions:,} reports are"
        events = "1 event" if self.n_events == 1 else f"{self.n_events:,} events"
        return f"Its {reports} {events}."


def merge_record(path: Path) -> MergeSummary:
    """Merge all reports of a record into events, and find copies and discrepancies.

    Args:
        path: The record; an older one is upgraded.

    Raises:
        StoreError: It is missing, cannot be written, or is shared with quotations only.
    """
    with open_record_for_writing(path, create=False) as record:
        return fold_record(record)


def merge_if_due(path: Path) -> MergeSummary | None:
    """Merge the reports of a record unless its events are up to date.

    Args:
        path: The record.

    Returns:
        What merging gave, or None where nothing had changed.

    Raises:
        StoreError: It is missing, cannot be written, or is shared with quotations only.
    """
    with open_record_for_writing(path, create=False) as record:
        return None if is_merged(record) else fold_record(record)


def fold_record(record: Record) -> MergeSummary:
    """Fold events and all other views anew from reports and standing judgements.

    Args:
        record: A record open for writing.

    Raises:
        StoreError: It cannot be written, or is shared with quotations only.
    """
    facts = (collect_facts(reading) for reading in find_readings(record))
    folded = fold(facts, tuple(find_standing(record)))
    n_mentions = sum(len(event.mentions) for event in folded.events)
    with record.transaction():
        drop_views(record)
        _insert_batches(record, _encode_fold(record, folded))
        merged = {
            "merged_at": datetime.now(UTC).replace(tzinfo=None),
            "code_version": get_merging_version(),
            "n_mentions": n_mentions,
        }
        insert_rows(record, "merging", [merged])
    return MergeSummary(
        n_mentions=n_mentions,
        n_events=len(folded.events),
        n_copies=sum(len(group.articles) - 1 for group in folded.copies),
        n_utterances=len(folded.utterances),
        n_discrepancies=len(folded.discrepancies),
    )


def _insert_batches(record: Record, encoded: Encoded) -> None:
    waiting: dict[str, list[Values]] = defaultdict(list)
    for table, values in encoded:
        waiting[table].append(values)
        if len(waiting[table]) == _BATCH:
            insert_rows(record, table, waiting.pop(table))
    for table, rows in waiting.items():
        insert_rows(record, table, rows)


def _encode_fold(record: Record, folded: Fold) -> Encoded:
    sql = "SELECT id, article_id FROM event_mention UNION ALL SELECT id, article_id FROM statement"
    articles = {row["id"]: row["article_id"] for row in record.find_rows(sql)}
    for event in folded.events:
        yield from _encode_event(event, articles[event.mentions[0]])
    for utterance in folded.utterances:
        yield from _encode_utterance(utterance, articles[utterance.statements[0]])
    for group in folded.copies:
        yield from _encode_copies(group)
    for start in range(0, len(folded.discrepancies), _CHUNK):
        yield from _encode_discrepancies(record, folded.discrepancies[start : start + _CHUNK])


def _encode_event(event: Event, article_id: str) -> Encoded:
    plain = (
        "id", "n_articles", "n_voices", "type", "mode", "cameo", "quad", "score", "status",
        "background", "confidence",
    )  # fmt: skip
    date = encode_date(event.date)
    yield (
        "event",
        {name: getattr(event, name) for name in plain}
        | {
            "article_id": article_id,
            "n_reports": len(event.mentions),
            "contexts": list(event.contexts),
        }
        | {name: date[name] for name in ("date_start", "date_end", "date_basis")}
        | encode_place(event.place),
    )
    for ordinal, mention_id in enumerate(event.mentions):
        report = {"event_id": event.id, "mention_id": mention_id, "ordinal": ordinal}
        yield "event_report", report
    for side, actor_ids in (("actor", event.actors), ("recipient", event.recipients)):
        for ordinal, actor_id in enumerate(actor_ids):
            party = {"event_id": event.id, "side": side, "ordinal": ordinal, "actor_id": actor_id}
            yield "event_party", party


def _encode_utterance(utterance: Utterance, article_id: str) -> Encoded:
    yield (
        "utterance",
        {
            "id": utterance.id,
            "article_id": article_id,
            "speaker_id": utterance.speaker,
            "n_articles": utterance.n_articles,
            "n_voices": utterance.n_voices,
        },
    )
    for ordinal, statement_id in enumerate(utterance.statements):
        link = {"utterance_id": utterance.id, "statement_id": statement_id, "ordinal": ordinal}
        yield "utterance_report", link


def _encode_copies(group: CopyGroup) -> Encoded:
    own = {"id": group.id, "article_id": group.articles[0]}
    yield "copy_group", own | {"agency": group.agency, "basis": group.basis}
    for ordinal, article_id in enumerate(group.articles):
        link = {"group_id": group.id, "article_id": article_id, "ordinal": ordinal}
        yield "copy_member", link


def _encode_discrepancies(record: Record, rows: Iterable[Discrepancy]) -> Encoded:
    found = tuple(rows)
    sides = [(row, side, getattr(row, side)) for row in found for side in ("left", "right")]
    texts = {
        row["article_id"]: row["text"]
        for row in record.find_rows(
            f"SELECT * FROM article_text WHERE article_id {AMONG}",
            [sorted({claim.article_id for _, _, claim in sides})],
        )
    }
    for row in found:
        yield (
            "discrepancy",
            {
                "id": row.id,
                "kind": row.kind,
                "subject_id": row.subject,
                "article_id": row.left.article_id,
                "independent": row.independent,
                "why": row.why,
            },
        )
    for row, side, claim in sides:
        text = texts[claim.article_id]
        passage = find_passage(text, claim.span)
        yield (
            "discrepancy_claim",
            {
                "discrepancy_id": row.id,
                "side": side,
                "article_id": claim.article_id,
                "record_id": claim.record,
                "value": claim.value,
                "words": claim.span.text_in(text),
                "passage": passage.text_in(text),
                "support": list(claim.support),
            }
            | encode_span("span", claim.span)
            | encode_span("passage", passage),
        )
