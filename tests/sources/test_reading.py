"""Files, directories, standard input, and every kind of bad input."""

from __future__ import annotations

import io
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import SourceError
from dragoman.sources import Source, read_sources
from dragoman.sources.decoding import decode
from dragoman.sources.jsonlines import Defaults, read_json, read_json_lines

PAGE = (
    "Morocco, Spain open talks on fishing rights\n\nBy AFP - Mar 4, 2021\n\n"
    "RABAT -- The foreign ministers of Morocco and Spain opened talks on fishing rights.\n"
)
NOTHING = Defaults()


def read(*paths: Path, **options: Any) -> list[Source]:
    return list(read_sources(paths, **options))


def read_bytes(folder: Path, data: bytes, name: str = "a.txt") -> Source:
    path = folder / name
    path.write_bytes(data)
    (source,) = read(path)
    return source


def get_codes(source: Source) -> list[str]:
    return [issue.code for issue in source.issues]


def get_line(value: object) -> Source:
    (source,) = read_json_lines(json.dumps(value), "a.jsonl", NOTHING)
    return source


# --- paths -------------------------------------------------------------------------------


def test_a_directory_is_walked_in_order_and_other_formats_are_reported(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/plain", "picture.png", ".hidden.txt", "c.jsonl"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(
            json.dumps({"id": "one", "text": PAGE}) if name == "c.jsonl" else PAGE + name
        )
    sources = read(tmp_path)
    assert [s.source_id.removeprefix(f"{tmp_path}/") for s in sources] == [
        "a/plain", "a/z.md", "b.txt", "one", "picture.png",
    ]  # fmt: skip
    assert sources[-1].article is None
    assert get_codes(sources[-1]) == ["format-not-read"]


@pytest.mark.parametrize("make", ["missing", "empty", "pictures"])
def test_paths_without_articles_are_errors_with_a_remedy(tmp_path: Path, make: str) -> None:
    path = tmp_path / make
    if make != "missing":
        path.mkdir()
    if make == "pictures":
        (path / "a.png").write_bytes(b"\x89PNG")
    with pytest.raises(SourceError) as caught:
        read(path)
    assert str(path) in caught.value.message
    assert caught.value.remedy


def test_errors_come_before_any_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE)
    with pytest.raises(SourceError, match="no file or directory"):
        next(iter(read_sources([tmp_path / "a.txt", tmp_path / "b.txt"])))


def test_a_file_that_cannot_be_read_is_told_and_the_run_goes_on(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(PAGE + name)
    sources = read_sources([tmp_path])
    assert next(sources).article is not None
    (tmp_path / "b.txt").unlink()
    unread, last = sources
    assert (unread.source_id, unread.article) == (str(tmp_path / "b.txt"), None)
    assert get_codes(unread) == ["not-readable"]
    assert "cannot be read (No such file or directory)" in unread.issues[0].detail
    assert last.article is not None


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are text there")
def test_a_file_name_in_another_encoding_becomes_text(tmp_path: Path) -> None:
    for name, text in ((b"caf\xe9.txt", PAGE), (b"vid\xe9.txt", "")):
        (tmp_path / os.fsdecode(name)).write_text(text)
    page, empty = read(tmp_path)
    assert page.article is not None
    assert page.article.source_id == page.source_id == rf"{tmp_path}/caf\xe9.txt"
    assert empty.issues[0].detail.encode("utf-8").endswith(rb"vid\xe9.txt is empty.")


def test_standard_input_holds_json_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    line = json.dumps({"id": "x", "text": "The ministers met in Rabat."}).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(line + b"\n\n" + b"{oops\n")))
    good, bad = read(Path("-"))
    assert (good.source_id, good.article and good.article.text) == (
        "x",
        "The ministers met in Rabat.",
    )
    assert "standard input:3" in bad.issues[0].detail


def test_what_the_caller_says_outranks_a_page_and_fills_in_for_json(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE)
    lines = [
        {"text": "The ministers met."},
        {"text": "They parted.", "published": "2019-01-02", "outlet": "Own"},
    ]
    (tmp_path / "b.jsonl").write_text("\n".join(map(json.dumps, lines)))
    found = [s.article for s in read(tmp_path, published="5 May 2022", outlet="The Daily Example")]
    assert [(a.published, a.published_basis, a.outlet) for a in found if a] == [
        ("2022-05-05", "given", "The Daily Example"),
        ("2022-05-05", "given", "The Daily Example"),
        ("2019-01-02", "given", "Own"),
    ]


def test_a_wrong_date_of_the_caller_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="YYYY-MM-DD"):
        read(tmp_path, published="soon")


def test_ids_that_come_twice(tmp_path: Path) -> None:
    lines = [{"id": "x", "text": "The ministers met."}] * 2 + [{"id": "x", "text": "They parted."}]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)))
    first, copy, other = read(path)
    assert first.article is not None
    assert (copy.article, get_codes(copy)) == (None, ["duplicate-article"])
    assert other.article is not None
    assert other.source_id == other.article.source_id == f"{path}, article 3"
    assert "duplicate-id" in get_codes(other)


# --- bytes -------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_without_a_word(tmp_path: Path, encoding: str) -> None:
    source = read_bytes(tmp_path, PAGE.replace("RABAT", "ŞIRNAK").encode(encoding))
    assert source.article is not None
    assert "ŞIRNAK --" in source.article.text
    assert source.issues == ()


@pytest.mark.parametrize(
    ("encoding", "code"),
    [
        ("windows-1252", "encoding-guessed"),
        ("utf-16-le", "encoding-guessed"),
        ("utf-16-be", "encoding-guessed"),
    ],
)
def test_other_encodings_are_guessed_and_said(tmp_path: Path, encoding: str, code: str) -> None:
    source = read_bytes(tmp_path, PAGE.replace("Spain", "España “una”").encode(encoding))
    assert source.article is not None
    assert "España “una”" in source.article.text
    assert get_codes(source) == [code]
    assert "a.txt" in source.issues[0].detail


def test_damaged_utf8_keeps_what_is_whole(tmp_path: Path) -> None:
    data = (
        PAGE.replace("Spain", "España çölü ığdır").encode()
        + b"Madrid agreed to it \xff on Monday.\n"
    )
    source = read_bytes(tmp_path, data)
    assert source.article is not None
    assert "España çölü ığdır" in source.article.text
    assert get_codes(source) == ["encoding-damaged"]
    assert "line 6" in source.issues[0].detail


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"),
        (b" \n\n\t\n", "empty-file"),
        ("\ufeff".encode(), "empty-file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary-file"),
        (b"PK\x03\x04" + bytes(100), "binary-file"),
        (b"%PDF-1.7 text", "binary-file"),
        (bytes(range(256)) * 20, "binary-file"),
        (b"\x01\x02\x03\x04\x05" * 100, "binary-file"),
        (b"<!DOCTYPE html><p>text</p>", "format-not-read"),
        (b"Share\n\nAdvertisement\n", "no-text"),
    ],
)
def test_files_without_an_article_say_why(tmp_path: Path, data: bytes, code: str) -> None:
    source = read_bytes(tmp_path, data)
    assert source.article is None
    assert get_codes(source)[-1] == code
    assert source.source_id in source.issues[-1].detail


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"Share\n", "1 line is page"), (b"Share\n\nAdvertisement\n", "2 lines are page")],
)
def test_what_was_left_out_of_a_file_is_counted(tmp_path: Path, data: bytes, words: str) -> None:
    assert words in read_bytes(tmp_path, data).issues[-1].detail


def test_a_nul_in_a_text_is_repaired(tmp_path: Path) -> None:
    source = read_bytes(tmp_path, PAGE.replace("opened", "opened\0").encode() * 3)
    assert source.article is not None
    assert "\0" not in source.article.text
    assert get_codes(source)[0] == "characters-repaired"


@given(data=st.binary(max_size=400))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    decoded = decode(data, "a.txt")
    assert decoded.text is not None or decoded.issues


@given(text=st.text(max_size=400))
def test_any_text_becomes_an_article_or_an_issue(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.txt"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    (source,) = read(path)
    assert source.article is not None or source.issues


def test_ten_megabytes_in_one_line_are_kept(tmp_path: Path) -> None:
    source = read_bytes(tmp_path, b"word " * 2_000_000)
    assert source.article is not None
    assert len(source.article.text) == 9_999_999


@pytest.mark.parametrize(
    "unit", ["The ministers met on Monday. ", "[a](b) ", "((", "> ", "* ", "x\n", "a, "]
)
def test_odd_texts_take_time_in_proportion(tmp_path: Path, unit: str) -> None:
    begin = time.process_time()
    read_bytes(tmp_path, (unit * (200_000 // len(unit))).encode())
    assert time.process_time() - begin < 30


# --- JSON ---------------------------------------------------------------------------------


def test_a_text_is_kept_to_the_letter() -> None:
    text = "  Old title\r\n\r\nWATCH: A clip of the port.\r\n\r\nRABAT (AFP) —  The\u00a0ministers met.\r\nAdvertisement\r\n"
    source = get_line(
        {"id": 7, "text": text, "title": "Old title", "published": "Thu, 04 Mar 2021 10:15:00 GMT"}
    )
    article = source.article
    assert article is not None
    assert (source.source_id, article.text, article.agency) == ("7", text, "AFP")
    assert (article.published, article.published_basis) == ("2021-03-04T10:15:00+00:00", "given")
    assert [(part.kind, part.span.text_in(text)) for part in article.parts] == [
        ("headline", "Old title"),
        ("label", "WATCH:"),
        ("caption", "A clip of the port."),
        ("dateline", "RABAT (AFP) —"),
        ("label", "Advertisement"),
    ]
    assert source.issues == ()


def test_unfit_characters_are_replaced_in_place() -> None:
    (source,) = read_json_lines(
        '{"text": "The \\u0000 ministers \\ud800 met."}', "a.jsonl", NOTHING
    )
    assert source.article is not None
    assert source.article.text == "The \ufffd ministers \ufffd met."
    assert get_codes(source)[0] == "characters-repaired"


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("{", "invalid-json", "a.jsonl:1"),
        ("[1, 2", "invalid-json", "column"),
        ("[" * 100_000, "invalid-json", "a.jsonl:1"),
        ('{"text": ' + "9" * 5_000 + "}", "invalid-json", "a.jsonl:1"),
        ("[]", "not-an-object", "a list"),
        ('"text"', "not-an-object", "a string"),
        ("null", "not-an-object", "null"),
        ("{}", "no-text", "no field 'text'"),
        ('{"text": null}', "no-text", "no field 'text'"),
        ('{"text": 5, "id": "x"}', "no-text", "a number"),
        ('{"text": " \\n "}', "no-text", "empty string"),
    ],
)
def test_wrong_lines_name_place_and_remedy_and_the_rest_goes_on(
    line: str, code: str, said: str
) -> None:
    bad, good = read_json_lines(f'{line}\n{{"text": "The ministers met."}}', "a.jsonl", NOTHING)
    assert (bad.article, get_codes(bad)) == (None, [code])
    assert said in bad.issues[0].detail
    assert "a.jsonl:1" in bad.issues[0].detail
    assert (good.source_id, good.article is not None) == ("a.jsonl:2", True)


@pytest.mark.parametrize(
    "published",
    ["soon", "0000-00-00", "2020-02-31", "03/02/2020", "9999-01-01", True, [2020], {"y": 1}, -1e30],
)
def test_absurd_dates_are_reported_and_the_article_is_kept(published: object) -> None:
    source = get_line({"text": "The ministers met on Monday.", "published": published})
    assert source.article is not None
    assert source.article.published is None
    assert "published-unreadable" in get_codes(source)
    assert "YYYY-MM-DD" in source.issues[0].detail


def test_fields_of_a_wrong_type_are_reported() -> None:
    source = get_line(
        {
            "text": "The ministers met.",
            "title": 5,
            "outlet": ["x"],
            "language": 3,
            "published": "2020-01-01",
        }
    )
    assert source.article is not None
    assert get_codes(source) == ["field-ignored"] * 3


def test_an_address_gives_date_and_outlet() -> None:
    source = get_line(
        {"text": "The ministers met.", "url": "https://www.dawn.com/2021/03/04/talks"}
    )
    assert source.article is not None
    assert (source.article.outlet, source.article.published, source.article.published_basis) == (
        "Dawn",
        "2021-03-04",
        "url",
    )


@pytest.mark.parametrize(
    "text",
    [
        '{"id": "a", "text": "The ministers met."}',
        '[{"id": "a", "text": "The ministers met."}]',
        '{"id": "a", "text": "The ministers met."}\n{"id": "b", "text": "They parted."}',
    ],
)
def test_json_files_hold_one_article_or_a_list_or_lines(text: str) -> None:
    sources = list(read_json(text, "a.json", NOTHING))
    assert [source.source_id for source in sources] == ["a", "b"][: len(sources)]
    assert all(source.article for source in sources)


@pytest.mark.parametrize(
    ("text", "code"), [("[]", "empty-file"), ("{", "invalid-json"), ("[5]", "not-an-object")]
)
def test_wrong_json_files(text: str, code: str) -> None:
    (source,) = read_json(text, "a.json", NOTHING)
    assert (source.article, get_codes(source)) == (None, [code])


def test_a_file_of_lines_without_an_article_says_so(tmp_path: Path) -> None:
    source = read_bytes(tmp_path, b"\n\n", "a.jsonl")
    assert get_codes(source) == ["empty-file"]


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)
FIELDS = st.fixed_dictionaries(
    {"text": st.text(max_size=80)},
    optional=dict.fromkeys(
        ("id", "title", "outlet", "agency", "published", "url", "language"), JSON
    ),
)


@given(value=FIELDS | JSON)
def test_any_json_becomes_an_article_or_an_issue(value: object) -> None:
    source = get_line(value)
    if source.article is None:
        assert source.issues
    else:
        assert isinstance(value, dict)
        assert len(source.article.text) == len(value["text"])


# --- language -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "The ministers of the two countries met in the capital on Monday and agreed to open the border.",
            "en",
        ),
        ("Ministers meet", "en"),
        ("Taliban militants kill dozens near Kabul, police say", "en"),
        (
            "De Gaulle, La Paz, Los Angeles, El Salvador: the al-Bashir government said in a statement.",
            "en",
        ),
        (
            "Die Minister der beiden Länder haben sich am Montag in der Hauptstadt getroffen und eine Einigung erzielt.",
            "und",
        ),
        (
            "Les ministres des deux pays se sont rencontrés lundi dans la capitale pour ouvrir la frontière.",
            "und",
        ),
        (
            "Los ministros de los dos países se reunieron el lunes en la capital para abrir la frontera.",
            "und",
        ),
        (
            "İki ülkenin bakanları pazartesi günü başkentte bir araya geldi ve sınırın açılması için anlaştı.",
            "und",
        ),
        (
            "Министры двух стран встретились в понедельник в столице и договорились открыть границу.",
            "und",
        ),
        ("التقى وزيرا البلدين يوم الاثنين في العاصمة واتفقا على فتح الحدود", "und"),
        ("两国部长星期一在首都会晤并同意开放边境两国部长星期一在首都会晤", "und"),
    ],
)
def test_plainly_foreign_texts_are_marked(text: str, language: str) -> None:
    source = get_line({"text": text, "published": "2020-01-01"})
    assert source.article is not None
    assert source.article.language == language
    assert get_codes(source) == ([] if language == "en" else ["not-english"])


def test_a_declared_language_is_believed() -> None:
    source = get_line({"text": "Los ministros.", "language": "es-MX", "published": "2020-01-01"})
    assert source.article is not None
    assert source.article.language == "es"
    assert get_codes(source) == ["not-english"]
