"""The date of publication where no line states it, and datelines. All texts are invented."""

from __future__ import annotations

import pytest

from dragoman.sources.datelines import find_agency, get_dateline
from dragoman.sources.pages import make_article, read_page

TITLE = "Chad and Sudan sign border pact"


def date_of(*paragraphs: str) -> tuple[str | None, str | None]:
    article = make_article(read_page("\n\n".join((TITLE, *paragraphs))), "a.txt")
    return article.published, article.published_basis


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        # The dateline says all.
        (("NDJAMENA, Dec 3, 2019 (AFP) - The two presidents signed a pact.",), ("2019-12-03", "dateline")),
        # The dateline's day falls on the weekday in one year only of those that follow 2018.
        (
            ("NDJAMENA, Dec 3 (Reuters) - The two presidents signed a pact on Tuesday.",
             "The border was closed in May 2018 after raids by armed groups."),
            ("2019-12-03", "dateline"),
        ),
        # A day of news, several years, months without a year: the first such day after the latest.
        (
            ("NDJAMENA -- The two presidents met at a palace in the capital on December 3 to end the quarrel.",
             "The leaders, who last met in October, closed the border in June 2019.",
             "Their states fought a war in 1987."),
            ("2019-12-03", "inferred"),
        ),
        # The same with a weekday.
        (
            ("The two presidents met in the capital on Tuesday, December 3, to end the quarrel.",
             "Chad closed the border in 2018."),
            ("2019-12-03", "inferred"),
        ),
        # The day belongs to something older.
        (
            ("The president confirmed that the border will stay closed despite a pact signed on December 3.",
             "The leaders, who last met in October, closed the border in June 2019.",
             "Their states fought a war in 1987."),
            (None, None),
        ),
        # Only one year is named: it may be history.
        (
            ("NDJAMENA -- The two presidents met at a palace in the capital on December 3.",
             "Their states fought a war in March 1987 and in August."),
            (None, None),
        ),
        # No year at all.
        (("NDJAMENA -- The two presidents met at a palace in the capital on December 3.",), (None, None)),
        # The latest date is only a year.
        (
            ("NDJAMENA -- The two presidents met at a palace in the capital on December 3.",
             "They last met in October. War broke out in 1987 and 2016."),
            (None, None),
        ),
        # A plan is no news of the day.
        (
            ("NDJAMENA -- The two presidents said they will meet on December 3.",
             "The leaders, who last met in October, closed the border in June 2019.",
             "Their states fought a war in 1987."),
            (None, None),
        ),
    ],
)  # fmt: skip
def test_inference(paragraphs: tuple[str, ...], expected: tuple[str | None, str | None]) -> None:
    assert date_of(*paragraphs) == expected


@pytest.mark.parametrize(
    ("text", "dateline", "agency"),
    [
        ("KIGALI -- The envoy left.", "KIGALI --", None),
        ("KIGALI — The envoy left.", "KIGALI —", None),
        ("KIGALI - The envoy left.", "KIGALI -", None),
        ("KIGALI, Dec 3 (Reuters) - The envoy left.", "KIGALI, Dec 3 (Reuters) -", "Reuters"),
        ("KIGALI, December 3. /TASS/. The envoy left.", "KIGALI, December 3. /TASS/.", "TASS"),
        ("ADDIS ABABA (AP) — The envoy left.", "ADDIS ABABA (AP) —", "AP"),
        ("KIGALI, Rwanda (AP) — The envoy left.", "KIGALI, Rwanda (AP) —", "AP"),
        ("KIGALI/GOMA (Reuters) - The envoy left.", "KIGALI/GOMA (Reuters) -", "Reuters"),
        ("ST. GEORGE'S, Grenada -- The envoy left.", "ST. GEORGE'S, Grenada --", None),
        ("Kigali (dpa) - The envoy left.", "Kigali (dpa) -", "dpa"),
        ("Kigali, Rwanda – The envoy left.", "Kigali, Rwanda –", None),
        ("Kigali – The envoy left.", "Kigali –", None),
        ("Kigali, Dec 3, IRNA - The envoy left.", "Kigali, Dec 3, IRNA -", "IRNA"),
        ("(Reuters) - The envoy left.", "(Reuters) -", "Reuters"),
        ("KIGALI (KNA) - The envoy left.", "KIGALI (KNA) -", "KNA"),
        ("KIGALI. The envoy left.", "KIGALI.", None),
        (
            "07 October, 2022. KIGALI /Trend/. The envoy left.",
            "07 October, 2022. KIGALI /Trend/.",
            "Trend",
        ),
        ("The envoy left.", None, None),
        ("Rwanda – Congo talks began.", None, None),
        ("WATCH -- The envoy leaves.", None, None),
        ("The envoy - a lawyer - left.", None, None),
        ("UN -- The envoy left.", None, None),
        ("Kigali (RPF) - The envoy left.", None, None),
        ("", None, None),
    ],
)
def test_datelines(text: str, dateline: str | None, agency: str | None) -> None:
    found = get_dateline(text)
    assert (found.span.text_in(text) if found else None) == dateline
    assert (found.agency if found else None) == agency


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("By AFP", "AFP"),
        ("Agence France-Presse", "AFP"),
        ("Ana Ruiz, Reuters Staff", "Reuters"),
        ("By the Associated Press", "AP"),
        ("By Ana Apfel", None),
        ("MAPS AND TAPES", None),
    ],
)
def test_agencies(text: str, agency: str | None) -> None:
    assert find_agency(text) == agency
