"""Versions of one article: the same text from the same source, told apart by what is known of it.

A second run may know more of an article than the first: its date of publication, given by hand,
or its outlet. Its id is another then, and without care both would stand in the record.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dragoman.records import Article
from dragoman.store.database import Record

_TEXT = "SELECT text FROM article_text WHERE article_id = {column}"


def recall_metadata(record: Record, article: Article) -> Article:
    """An article with what an earlier run was told of it: its date, if given, and its outlet.

    Args:
        record: An open record.
        article: The article as it comes from its source now.

    Returns:
        The same article, or one with another id where the record knows more of its text from
        the same source.
    """
    if article.source_id is None:
        return article
    sql = (
        "SELECT a.id, a.outlet, a.published, a.published_basis FROM source s"
        " JOIN article a ON a.id = s.article_id JOIN run r ON r.id = s.run_id"
        " WHERE s.source_id = ? AND a.id <> ? ORDER BY r.started_at DESC, a.id"
    )
    for row in record.find_rows(sql, [article.source_id, article.id]):
        text = next(record.find_rows(_TEXT.format(column="?"), [row["id"]]), None)
        if text is None or text["text"] != article.text:
            continue
        if article.outlet is None:
            article = replace(article, outlet=row["outlet"])
        if row["published_basis"] == "given" and article.published_basis != "given":
            article = replace(article, published=row["published"], published_basis="given")
    return article


def find_superseded(record: Record, read: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Earlier versions of articles that a run has read: same source, same text.

    Two versions that name different outlets are two articles that happen to be called alike.

    Args:
        record: An open record, which holds what was read.
        read: Source and article of each.

    Returns:
        Source and article of each earlier version.
    """
    keys = list(read)
    sources, articles = [key[0] for key in keys], [key[1] for key in keys]
    sql = (
        "SELECT s.source_id, s.article_id AS old, n.article_id AS new FROM source s"
        " JOIN (SELECT unnest(?::VARCHAR[]) AS source_id, unnest(?::VARCHAR[]) AS article_id) n"
        " ON n.source_id = s.source_id WHERE s.article_id NOT IN (SELECT unnest(?::VARCHAR[]))"
    )
    found = list(record.find_rows(sql, [sources, articles, articles]))
    return [
        (row["source_id"], row["old"])
        for row in found
        if _is_version(record, row["old"], row["new"])
    ]


def _is_version(record: Record, old: str, new: str) -> bool:
    sql = (
        "SELECT 1 FROM article o JOIN article n ON o.outlet IS NULL OR n.outlet IS NULL"
        f" OR o.outlet = n.outlet WHERE o.id = ? AND n.id = ? AND ({_TEXT.format(column='o.id')})"
        f" = ({_TEXT.format(column='n.id')})"
    )
    return next(record.find_rows(sql, [old, new]), None) is not None
