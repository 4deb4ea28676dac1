"""Read a date of publication as sources state it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from dragoman.dates.mentions import find_dates

FIRST_YEAR, LAST_YEAR = 1700, 2100
_ISO_TIME = re.compile(r"\d{4}-?\d\d-?\d\d[T ]\d\d:?\d\d")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?\Z")
_EPOCH = re.compile(r"-?\d{9,10}(?:\d{3})?(?:\.\d+)?\Z")
_OFFSET_WITHOUT_COLON = re.compile(r"([+-]\d\d)(\d\d)\Z")
_FRACTION = re.compile(r"[.,]\d+(?=Z|[+-]\d|$)")
_SLASHED = re.compile(r"\b\d{1,2}/\d{1,2}/\d{4}\b")
_REMEDY = "Write it as YYYY-MM-DD."


def parse_published(text: str) -> str:
    """The ISO 8601 date, or date-time with offset, of a date of publication.

    A time without an offset is dropped, since the day that it belongs to could not be told
    from it elsewhere. The first date of a line such as "Dec 29, 2020 - Updated Dec 30, 2020"
    counts.

    Args:
        text: "2020-12-29", "2020-12-29T10:15:00+03:00", "Tue, 29 Dec 2020 10:15:00 GMT",
            "Dec 29,2020", "29 December 2020", "29.12.2020", "20201229", or seconds or
            milliseconds since 1970.

    Raises:
        ValueError: No full date in it; a slashed date that can be read two ways; or a year
            outside 1700 to 2100.
    """
    text = text.strip()[:500]
    if not text:
        raise ValueError(f"the date is empty. {_REMEDY}")
    value = _parse_machine_form(text) or _parse_written_form(text)
    if value is None:
        if _SLASHED.search(text):
            raise ValueError(
                f"'{_shorten(text)}' can be read two ways (day or month first). {_REMEDY}"
            )
        raise ValueError(f"'{_shorten(text)}' is no full date. {_REMEDY}")
    if not FIRST_YEAR <= int(value[:4]) <= LAST_YEAR:
        raise ValueError(
            f"'{_shorten(text)}' lies outside the years {FIRST_YEAR} to {LAST_YEAR}. {_REMEDY}"
        )
    return value


def _shorten(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."


def _parse_machine_form(text: str) -> str | None:
    """ISO 8601, RFC 2822, eight digits, or seconds since 1970."""
    compact = _COMPACT.match(text)
    if compact and "01" <= compact[2] <= "12" and "01" <= compact[3] <= "31":
        return _check_day("-".join(compact.groups()))
    if _EPOCH.match(text):
        seconds = float(text) / (1000 if len(text.split(".")[0].lstrip("-")) > 10 else 1)
        return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%S+00:00")
    if _ISO_TIME.match(text):
        plain = _OFFSET_WITHOUT_COLON.sub(
            r"\1:\2", _FRACTION.sub("", text.replace(" UTC", "Z").replace(" GMT", "Z"))
        )
        try:
            moment = datetime.fromisoformat(plain.replace(" +", "+").replace(" -", "-"))
        except ValueError:
            return None
        return _format(moment)
    try:
        return _format(parsedate_to_datetime(text))
    except (ValueError, TypeError, IndexError):
        return None


def _format(moment: datetime) -> str:
    if moment.tzinfo is None:
        return moment.date().isoformat()
    try:
        return moment.isoformat(timespec="seconds")
    except ValueError:
        return moment.date().isoformat()


def _check_day(value: str) -> str | None:
    try:
        return datetime.strptime(value, "%Y-%m-%d").date().isoformat()
    except ValueError:
        return None


def _parse_written_form(text: str) -> str | None:
    """The first full date that the grammar finds."""
    for mention in find_dates(text[:500], None):
        interval = mention.interval
        if (
            interval.start is not None
            and interval.start == interval.end
            and len(interval.start) == 10
        ):
            return _check_day(interval.start)
    return None
