"""Readings as JSON and back: the output contract.

One object an article, as the page "The record" of the documentation describes. Spans are
``[start, end]``. Ids are written for readers; on reading they are computed anew and must
agree with what stands there.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from dragoman.errors import ReadingFormatError, RecordError
from dragoman.records.readings import Reading

_CLAIMS = ("event_mentions", "statements", "positions", "figures", "agreements")


@cache
def _adapter() -> TypeAdapter[Reading]:
    return TypeAdapter(Reading)


def write_reading(reading: Reading) -> dict[str, Any]:
    """A reading as plain JSON values, in the order of the contract.

    Args:
        reading: What to write.

    Returns:
        Dicts, lists, strings, numbers, booleans and None only.
    """
    content: dict[str, Any] = _adapter().dump_python(reading, mode="json")
    content["article"] = {"id": reading.article.id} | content["article"]
    for name in ("actors", *_CLAIMS):
        records = getattr(reading, name)
        content[name] = [
            {"id": record.id} | {key: value for key, value in fields.items() if key != "article_id"}
            for record, fields in zip(records, content[name], strict=True)
        ]
    return content


def parse_reading(content: dict[str, Any]) -> Reading:
    """A reading from its JSON values.

    Args:
        content: What :func:`write_reading` returned, perhaps through a file.

    Returns:
        The reading, all invariants checked.

    Raises:
        ReadingFormatError: The values are no reading, or an id does not fit its content.
    """
    try:
        article_id = content["article"]["id"]
        filled = content | {
            name: [claim | {"article_id": article_id} for claim in content[name]]
            for name in _CLAIMS
        }
        reading = _adapter().validate_python(filled)
    except (KeyError, TypeError, AttributeError) as problem:
        raise ReadingFormatError(f"Not a reading: {problem!r}.") from problem
    except (ValidationError, RecordError) as problem:
        raise ReadingFormatError(f"Not a valid reading: {problem}") from problem
    _check_ids(content, reading)
    return reading


def _check_ids(content: dict[str, Any], reading: Reading) -> None:
    pairs = [(content["article"], reading.article)]
    for name in ("actors", *_CLAIMS):
        pairs += zip(content[name], getattr(reading, name), strict=True)
    for stated, record in pairs:
        if stated.get("id") != record.id:
            raise ReadingFormatError(
                f"The id {stated.get('id')} does not fit its content, which has {record.id}.",
                remedy="Was the file edited? Read the article again.",
            )
