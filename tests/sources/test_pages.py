"""Saved pages: title, byline, date, captions, furniture, paragraphs. All texts are invented."""

from __future__ import annotations

import pytest

from dragoman.records import Article
from dragoman.sources.pages import Page, make_article, read_page

FIRST = "RABAT -- The foreign ministers of Morocco and Spain opened talks on fishing rights in the capital."
SECOND = "Spain's minister told reporters that her government wants a new accord before the summer."
THIRD = "Both sides have accused each other of breaking the agreement that lapsed last year."
TITLE = "Morocco, Spain open talks on fishing rights"


def read(text: str) -> tuple[Page, Article]:
    page = read_page(text)
    return page, make_article(page, "a.txt")


def join(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


def find_parts(article: Article, kind: str) -> list[str]:
    return [part.span.text_in(article.text) for part in article.parts if part.kind == kind]


def test_a_plain_dispatch() -> None:
    page, article = read(join(TITLE, FIRST, SECOND))
    assert article.text == join(TITLE, FIRST, SECOND)
    assert article.title == TITLE
    assert find_parts(article, "headline") == [TITLE]
    assert find_parts(article, "dateline") == ["RABAT --"]
    assert (article.outlet, article.agency, article.published, article.language) == (
        None,
        None,
        None,
        "en",
    )
    assert page.left_out == []


FURNITURE = [
    "You are here:",
    "Home > News > Africa",
    "Skip to main content",
    "Share this article on Facebook",
    "Facebook Twitter WhatsApp Email",
    "112 users have voted.",
    "3 comments",
    "Get the day's top stories delivered to your inbox every morning.",
    "Sign up for our newsletter",
    "Your browser does not support HTML5 video.",
    "No media source currently available",
    "We use cookies to make this website work better.",
    "[ad_1]",
    "Advertisement",
    "Article continues below this advertisement",
    "Related article: [Trawlers seized off Agadir](https://example.org/trawlers)",
    "READ MORE: Trawlers seized off Agadir",
    "[Trawlers seized off Agadir](https://example.org/trawlers)",
    "Most popular",
    "https://example.org/trawlers",
    "© 2021 Example Media. All rights reserved.",
    "This article was machine translated from Spanish.",
    "(Reporting by Ana Ruiz; Editing by Tom Hill)",
    "Tags: Morocco, Spain, fishing",
    "4 min read",
    "newsdesk@example.org",
    "Follow us on Telegram",
    "* * *",
]


@pytest.mark.parametrize("line", FURNITURE)
@pytest.mark.parametrize("place", ["head", "middle", "tail"])
def test_furniture_is_left_out_wherever_it_stands(line: str, place: str) -> None:
    rows = {
        "head": (line, TITLE, FIRST, SECOND),
        "middle": (TITLE, FIRST, line, SECOND),
        "tail": (TITLE, FIRST, SECOND, line),
    }[place]
    page, article = read(join(*rows))
    assert article.text == join(TITLE, FIRST, SECOND)
    if any(character.isalnum() for character in line):
        assert page.left_out
        assert all(note.category and note.reason for note in page.left_out)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Share prices fell after the ministers said that no deal was near.",
        "Related talks on migration will begin in Madrid next week.",
        "Follow the money, the minister told the court on Monday.",
        "Subscribers to the treaty met in Vienna and agreed on a new text.",
        "More than 40 countries have signed the accord since it was opened.",
        "Copyright law was the first item on the agenda of the two delegations.",
        "Read by a million people, the paper was closed by the government.",
        "Home Secretary Jane Hill rejected the request of the Spanish court.",
        "By Monday the army had taken three villages in the north.",
        "Video of the attack was shown to the court, the prosecutor said.",
        "Photos of the victims were carried by hundreds of marchers.",
        "The source of the leak: a clerk in the ministry, police said.",
        "Sources close to the talks said the ministers would meet again.",
        "Topics such as water and trade were raised by both presidents.",
    ],
)
def test_running_text_is_not_furniture(paragraph: str) -> None:
    _, article = read(join(TITLE, FIRST, paragraph, SECOND))
    assert article.text == join(TITLE, FIRST, paragraph, SECOND)
    assert [part.kind for part in article.parts] == ["headline", "dateline"]


@pytest.mark.parametrize(
    ("line", "published", "agency"),
    [
        ("By AFP - Mar 04,2021 - Last updated at Mar 05,2021", "2021-03-04", "AFP"),
        ("By [Reuters](#)", None, "Reuters"),
        ("By Ana Ruiz and Tom Hill, Associated Press", None, "AP"),
        ("BY ANA RUIZ | 4 March 2021", "2021-03-04", None),
        ("March 4, 2021", "2021-03-04", None),
        ("Published 4 March 2021 at 10:15 GMT", "2021-03-04", None),
        ("Thursday, 04 March 2021, 10:15 a.m.", "2021-03-04", None),
        ("Date: 2021-03-04", "2021-03-04", None),
        ("Published: 04.03.2021 10:15", "2021-03-04", None),
        ("Updated: March 6, 2021", None, None),
        ("Rabat, 4 March 2021 10:15", "2021-03-04", None),
    ],
)
def test_bylines_and_dates(line: str, published: str | None, agency: str | None) -> None:
    _, article = read(join(TITLE, line, FIRST, SECOND))
    assert article.text == join(TITLE, FIRST, SECOND)
    assert (article.published, article.agency) == (published, agency)


def test_byline_and_date_on_two_lines_and_an_address_at_the_end() -> None:
    url = "https://www.thehindu.com/2021/03/05/fishing-talks"
    _, article = read(
        join(TITLE, "By [AFP](#)", "March 4, 2021", FIRST, SECOND, "Original url:", f"<{url}>")
    )
    assert article.text == join(TITLE, FIRST, SECOND)
    assert (article.agency, article.outlet, article.url) == ("AFP", "The Hindu", url)
    assert (article.published, article.published_basis) == ("2021-03-04", "byline")


def test_the_address_dates_the_page_where_nothing_else_does() -> None:
    _, article = read(
        join(TITLE, FIRST, SECOND, "Source: https://news.example.org/2021/3/5/fishing")
    )
    assert (article.published, article.published_basis) == ("2021-03-05", "url")
    assert article.outlet == "news.example.org"


def test_key_lines_above_the_text() -> None:
    head = f"Title: {TITLE}\nOutlet: The Daily Example\nDate: 4 March 2021\nURL: https://example.org/x\nAuthor: Ana Ruiz"
    page, article = read(join(head, FIRST, SECOND))
    assert article.text == join(TITLE, FIRST, SECOND)
    assert (article.outlet, article.published, article.published_basis) == (
        "The Daily Example",
        "2021-03-04",
        "metadata",
    )
    assert len(page.left_out) == 5


def test_a_date_before_the_first_sentence() -> None:
    _, article = read(
        " date 2021-03-04 The foreign ministers of Morocco and Spain met on Thursday in Rabat.\n\n"
        + SECOND
    )
    assert article.text.startswith("The foreign ministers of Morocco")
    assert (article.title, article.published, article.published_basis) == (
        None,
        "2021-03-04",
        "metadata",
    )


@pytest.mark.parametrize(
    ("line", "caption", "gone"),
    [
        ("WATCH: Trawlers lie idle in the port as the talks begin.", "Trawlers lie idle in the port as the talks begin.", "WATCH:"),
        ("Trawlers in the port of Agadir in 2021. **EFE / example.org**", "Trawlers in the port of Agadir in 2021.", "EFE"),
        ("The two ministers shake hands before the talks (AFP photo)", "The two ministers shake hands before the talks", "AFP"),
        ("Fishermen protest in Agadir, March 2, 2021. REUTERS/Youssef Example", "Fishermen protest in Agadir, March 2, 2021.", "REUTERS"),
        ("Fishermen protest in Agadir. [Ana Ruiz/Reuters]", "Fishermen protest in Agadir.", "Reuters"),
        ("Photo: Fishermen protest in Agadir.", "Fishermen protest in Agadir.", "Photo:"),
        ("A handout photograph released by the ministry shows the two delegations", "A handout photograph released by the ministry shows the two delegations", None),
        ("Minister Ana Example (left) greets her guest in Rabat.", "Minister Ana Example (left) greets her guest in Rabat.", None),
    ],
)  # fmt: skip
def test_captions_are_kept_apart_and_credits_left_out(
    line: str, caption: str, gone: str | None
) -> None:
    _, article = read(join(TITLE, line, FIRST, SECOND))
    assert article.text == join(TITLE, caption, FIRST, SECOND)
    assert find_parts(article, "caption") == [caption]
    assert gone is None or gone not in article.text


def test_a_line_that_stands_twice_is_a_caption() -> None:
    line = "Ministers: the accord must serve the fishermen of both countries"
    page, article = read(join(TITLE, FIRST, f"  • {line}\n    {line}", SECOND))
    assert article.text == join(TITLE, FIRST, line, SECOND)
    assert find_parts(article, "caption") == [line]
    assert [note.category for note in page.left_out] == ["repeat"]


def test_a_title_that_stands_twice_is_read_once() -> None:
    _, article = read(join(TITLE, TITLE, FIRST, SECOND))
    assert article.text == join(TITLE, FIRST, SECOND)


def test_a_sentence_cut_by_a_blank_line_is_made_whole() -> None:
    _, article = read(
        join(TITLE, FIRST, "The two have argued about quotas over", "the years.", SECOND)
    )
    assert article.text == join(
        TITLE, FIRST, "The two have argued about quotas over the years.", SECOND
    )


def test_a_sentence_cut_by_an_advertisement_is_made_whole() -> None:
    rows = (
        TITLE,
        FIRST,
        "The two have argued about quotas with the",
        "Advertisement",
        "European Commission.",
        SECOND,
    )
    _, article = read(join(*rows))
    assert "quotas with the European Commission." in article.text


def test_lines_broken_at_a_width_become_paragraphs() -> None:
    body = (
        "RABAT -- The foreign ministers of Morocco and Spain opened talks on\n"
        "fishing rights in the capital. Spain's minister told reporters that\n"
        "her government wants a new accord before the summer."
    )
    _, article = read(join(TITLE, body, THIRD))
    assert article.text == join(TITLE, body.replace("\n", " "), THIRD)


def test_single_line_ends_between_paragraphs() -> None:
    _, article = read(f"{TITLE}\n{FIRST}\n{SECOND}\n{THIRD}\n")
    assert article.text == join(TITLE, FIRST, SECOND, THIRD)


def test_markdown_is_reduced_to_its_words() -> None:
    text = join(
        f"# {TITLE}",
        "**By AFP**",
        FIRST.replace("Spain", "[Spain](https://example.org)"),
        "## Old quarrels",
        SECOND.replace("accord", "*accord*"),
    )
    _, article = read(text)
    assert article.text == join(TITLE, FIRST, "Old quarrels", SECOND)
    assert find_parts(article, "label") == ["Old quarrels"]
    assert article.agency == "AFP"


def test_entities_tags_and_odd_spaces_go() -> None:
    _, article = read(
        join(
            TITLE,
            "RABAT -- Morocco&#39;s <b>foreign</b>\u00a0minister met his Spanish\u200b counterpart &amp; friend.",
        )
    )
    assert article.text.endswith(
        "RABAT -- Morocco's foreign minister met his Spanish counterpart & friend."
    )


def test_an_outlet_after_the_title_is_taken_off() -> None:
    _, article = read(join(f"{TITLE} | The Daily Example", FIRST, SECOND))
    assert (article.title, article.outlet) == (TITLE, "The Daily Example")


def test_short_lines_around_the_text_are_noted_as_doubtful() -> None:
    page, article = read(join("Maghreb Desk", TITLE, FIRST, SECOND, "Ana Ruiz"))
    assert article.text == join(TITLE, FIRST, SECOND)
    assert [note.category for note in page.left_out] == ["structure", "structure"]


def test_nothing_is_lost_silently() -> None:
    rows = (TITLE, "By AFP", "Home", FIRST, "Advertisement", SECOND, "Share", "(AFP)")
    page, article = read(join(*rows))
    kept = article.text + " ".join(note.text for note in page.left_out)
    assert all(row in kept for row in rows)


@pytest.mark.parametrize(
    ("head", "outlet", "published"),
    [
        (["The Jutland Tribune", TITLE], "The Jutland Tribune", None),
        (["JUTLAND TRIBUNE\nHonest news since 1920 for all of us", TITLE], "JUTLAND TRIBUNE", None),
        (["Jutland Tribune | Business", TITLE], "Jutland Tribune", None),
        ([TITLE, "Jutland Tribune\nFriday, March 5, 2021"], "Jutland Tribune", "2021-03-05"),
        ([TITLE, "Jutland Tribune | 2021.03.05 12:40 CET"], "Jutland Tribune", "2021-03-05"),
        (
            [TITLE, "Jutland Tribune - Aarhus, 5 March 2021 (updated at 18h20)"],
            "Jutland Tribune",
            "2021-03-05",
        ),
        (["Jutland Tribune Web Desk", TITLE], "Jutland Tribune", None),
    ],
)
def test_the_name_of_the_outlet_is_no_title(
    head: list[str], outlet: str, published: str | None
) -> None:
    _, article = read(join(*head, FIRST, SECOND))
    assert article.text == join(TITLE, FIRST, SECOND)
    assert (article.outlet, article.published) == (outlet, published)


def test_the_outlet_of_a_copyright_line() -> None:
    _, article = read(
        join(TITLE, FIRST, SECOND, "© 2021 The Jutland Tribune. All rights reserved.")
    )
    assert article.outlet == "The Jutland Tribune"


@pytest.mark.parametrize("lead", ["[BREAKING] ", "BREAKING: ", "UPDATE 3 - ", "EXCLUSIVE: "])
def test_labels_before_a_title_are_taken_off(lead: str) -> None:
    _, article = read(join(lead + TITLE, FIRST, SECOND))
    assert article.title == TITLE
