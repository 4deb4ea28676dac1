from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.codebook import PASSIVE, TRANSITIVE, Codebook, EventType, Slot, load_codebook
from dragoman.codebook.loading import CONVERSIONS
from dragoman.errors import CodebookError

GUIDE = Path(__file__).parents[2] / "docs" / "your-own-codebook.md"

PLOVER_TYPES = [
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
OWN = """
name = "harbour"
[frames.deed]
actors = ["subj"]
recipients = ["obj", "obl:to"]
[types.DOCK]
definition = "A ship comes to a quay."
quad = 2
score = 1.5
verbs = ["moor", "tie up"]
nouns = ["berthing"]
frames = { verb = "deed" }
[[types.DOCK.modes]]
name = "night"
definition = "After dark."
cues = ["night"]
[contexts.fog]
definition = "Fog."
cues = ["fog"]
"""

SUBTLE = """
name = "quay"
not_by = ["gale"]
[vehicles]
verbs = ["send"]
nouns = ["note"]
[conversions]
incited = "BLAME"
[frames.held]
actors = ["subj", "host:in", "host:to"]
recipients = ["obj"]
[types.BLAME]
definition = "Finds fault with a harbour."
quad = 3
[types.RAM]
definition = "A ship is run into."
quad = 4
by = ["prow"]
not_by = ["tide"]
answers = true
in_context = { fog = "BLAME" }
verbs = ["ram"]
frames = { verb = "held" }
[contexts.fog]
definition = "Fog."
cues = ["fog"]
"""


@pytest.fixture
def plover() -> Codebook:
    return load_codebook()


def write_book(folder: Path, text: str, **tables: str) -> Path:
    for name, table in tables.items():
        (folder / f"{name}.tsv").write_text(table, encoding="utf-8")
    path = folder / "book.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_plover_has_its_sixteen_types_in_order(plover: Codebook) -> None:
    assert list(plover.types) == PLOVER_TYPES
    quads = {1: "AGREE CONSULT SUPPORT CONCEDE", 2: "COOPERATE AID RETREAT"}
    quads |= {3: "REQUEST ACCUSE REJECT THREATEN", 4: "PROTEST SANCTION MOBILIZE COERCE ASSAULT"}
    for quad, names in quads.items():
        assert {plover.quad(name) for name in names.split()} == {quad}


def test_scores_are_those_of_the_manual_with_its_sign_error_mended(plover: Codebook) -> None:
    assert plover.score("ACCUSE") == -3.0
    assert plover.score("CONSULT", "visit") == 4.0
    assert plover.score("RETREAT", "disarm") == 10.0
    assert plover.score("CONSULT", "no such mode") == plover.score("CONSULT") == 2.5
    assert plover.score("NOTHING") is None


def test_cooperation_scores_above_zero_and_conflict_does_not(plover: Codebook) -> None:
    for event_type in plover.types.values():
        for mode in (None, *(mode.name for mode in event_type.modes)):
            score = plover.score(event_type.name, mode)
            assert score is not None
            if event_type.cooperative:
                assert score > 0
            else:
                assert score <= 0.5


def test_the_quad_class_of_sanction_is_a_setting(plover: Codebook) -> None:
    other = plover.replace_quad("SANCTION", 3)
    assert (plover.quad("SANCTION"), other.quad("SANCTION")) == (4, 3)
    assert other.digest != plover.digest
    with pytest.raises(CodebookError, match="no type 'SANKTION'"):
        plover.replace_quad("SANKTION", 3)
    with pytest.raises(CodebookError, match="Take 1, 2, 3 or 4"):
        plover.replace_quad("SANCTION", 5)


@pytest.mark.parametrize(
    ("name", "mode", "contexts", "code"),
    [
        ("CONSULT", "visit", (), "042"),
        ("CONSULT", None, ("diplomatic",), "045"),
        ("COERCE", "seize", ("military",), "192"),
        ("SANCTION", "discontinue", ("diplomatic", "economic"), "163"),
        ("AGREE", None, ("military",), "0312"),
        ("ASSAULT", None, (), "175"),
        ("REJECT", None, (), "120"),
    ],
)
def test_closest_cameo_code(
    plover: Codebook, name: str, mode: str | None, contexts: tuple[str, ...], code: str
) -> None:
    found = plover.get_cameo(name, mode, contexts)
    assert found is not None
    assert found.code == code


def test_every_type_has_a_cameo_code_and_every_code_leads_back(plover: Codebook) -> None:
    for name in PLOVER_TYPES:
        assert plover.get_cameo(name) is not None
    assert {row.type for row in plover.cameo if row.code == "163"} == {"SANCTION"}
    assert {row.type for row in plover.cameo if row.code == "0861"} == {"RETREAT"}


def test_goldstein_values_keep_their_range(plover: Codebook) -> None:
    assert all(-10.0 <= row.goldstein <= 10.0 for row in plover.cameo)
    assert {row.goldstein for row in plover.cameo if row.code == "130"} == {-4.4}


def test_the_lexicon_is_large_and_names_only_known_modes(plover: Codebook) -> None:
    assert len(plover.lexicon) >= 6000
    for entry in plover.lexicon.entries:
        assert not any(mark in noun for noun in entry.objects - {"-"} for mark in "-_ >")
        event_type = plover.get_type(entry.type)
        assert entry.type == "" or event_type is not None
        if entry.mode and event_type:
            assert event_type.get_mode(entry.mode)


def test_the_most_demanding_entry_comes_first(plover: Codebook) -> None:
    found = [entry for entry in plover.lexicon.find_entries("cut", "verb") if entry.type]
    assert found[0].objects
    assert [entry.specificity for entry in found] == sorted(
        (entry.specificity for entry in found), reverse=True
    )
    assert list(plover.lexicon.find_entries("zzz", "noun")) == []


def test_a_plus_asks_for_an_adverb_and_no_preposition(plover: Codebook) -> None:
    give = [e for e in plover.lexicon.find_entries("give", "verb") if e.particle == "in"]
    invest = [e for e in plover.lexicon.find_entries("invest", "verb") if e.particle == "in"]
    assert give
    assert all(entry.adverbial for entry in give)
    assert invest
    assert not any(entry.adverbial for entry in invest)


def test_an_entry_may_ask_for_its_subject_and_for_the_passive(plover: Codebook) -> None:
    left = [e for e in plover.lexicon.find_entries("leave", "verb") if "soldier" in e.subjects]
    assert left
    assert left[0].objects == frozenset()
    assert left[0].demands.startswith("of army or ")
    expected = [e for e in plover.lexicon.find_entries("expect", "verb") if PASSIVE in e.objects]
    assert expected
    assert expected[0].specificity > 1
    assert expected[0].demands == "in the passive"
    want = [e for e in plover.lexicon.find_entries("want", "verb") if TRANSITIVE in e.objects]
    assert [entry.demands for entry in want] == ["with an object"]
    assert [entry.specificity for entry in want] == [1]


def test_no_object_is_written_in_a_plural_that_is_never_looked_up(plover: Codebook) -> None:
    singular = {"ddos", "gas", "habeas", "news", "sos", "summons", "teargas", "themselves"}
    found = {
        noun
        for entry in plover.lexicon.entries
        for noun in (*entry.objects, *entry.subjects)
        if noun.endswith("s") and not noun.endswith(("ss", "us", "is"))
        if noun[:-1] not in entry.objects | entry.subjects
    }
    assert found <= singular


def test_a_users_codebook_needs_no_tables(tmp_path: Path) -> None:
    book = load_codebook(write_book(tmp_path, OWN))
    assert (book.name, book.quad("DOCK"), book.score("DOCK")) == ("harbour", 2, 1.5)
    assert book.get_cameo("DOCK") is None
    entries = {(e.lemma, e.particle, e.word_class) for e in book.lexicon.entries}
    assert entries == {("moor", "", "verb"), ("tie", "up", "verb"), ("berthing", "", "noun")}
    entry = next(book.lexicon.find_entries("moor", "verb"))
    assert entry.recipients == (Slot("obj"), Slot("obl", "to"))


def test_a_codebook_says_what_turns_one_type_into_another(tmp_path: Path) -> None:
    book = load_codebook(write_book(tmp_path, SUBTLE))
    ram, blame = book.types["RAM"], book.types["BLAME"]
    assert book.vehicle_verbs == {"send"}
    assert book.vehicle_nouns == {"note"}
    assert book.conversions == {"incited": "BLAME"}
    assert (ram.by, ram.answers) == (frozenset({"prow"}), True)
    assert (blame.by, blame.answers) == (frozenset(), False)
    assert dict(ram.in_context) == {"fog": "BLAME"}
    assert not blame.in_context
    assert ram.not_by == {"gale", "tide"}
    assert blame.not_by == frozenset(), "at the head it is for material conflict alone"
    entry = next(book.lexicon.find_entries("ram", "verb"))
    assert entry.actors == (Slot("subj"), Slot("host", "in"), Slot("host", "to"))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (('nouns = ["note"]', 'things = ["note"]'), r"vehicles\.things: unknown field"),
        (('incited = "BLAME"', 'incited = "BLAIM"'), r"conversions\.incited: no type 'BLAIM'"),
        (('fog = "BLAME"', 'fog = "BLAIM"'), r"in_context\.fog: no type 'BLAIM'"),
        (('fog = "BLAME"', 'mist = "BLAME"'), r"in_context\.mist: unknown field"),
        (("answers = true", 'answers = "yes"'), r"RAM\.answers: neither true nor false"),
        (('by = ["prow"]', 'by = "prow"'), r"RAM\.by: no list of texts"),
        (('"host:to"', '"host"'), r"frames\.held\.actors: no slot 'host'"),
    ],
)
def test_a_wrong_turn_names_the_field(
    tmp_path: Path, change: tuple[str, str], message: str
) -> None:
    assert change[0] in SUBTLE
    with pytest.raises(CodebookError, match=message):
        load_codebook(write_book(tmp_path, SUBTLE.replace(*change)))


def test_the_guide_tells_every_field_of_a_codebook(plover: Codebook) -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    slots = {
        slot.relation
        for entry in plover.lexicon.entries
        for slot in (*entry.actors, *entry.recipients)
    }
    told = [f"`{field.name}`" for field in fields(EventType) if field.name != "name"]
    told += [f"`{name}`" for name in CONVERSIONS]
    missing = [name for name in told if name not in guide]
    missing += sorted(n for n in slots if f"`{n}`" not in guide and f"`{n}:" not in guide)
    assert missing == []


def test_the_digest_depends_on_content_alone(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first = load_codebook(write_book(tmp_path / "a", OWN))
    second = load_codebook(write_book(tmp_path / "b", OWN))
    third = load_codebook(write_book(tmp_path / "b", OWN.replace("1.5", "1.4")))
    assert first.digest == second.digest != third.digest


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("quad = 2", "quad = 7"), r"book\.toml:8, types\.DOCK\.quad: 7 is out of range"),
        (("quad = 2", 'quad = "two"'), r"types\.DOCK\.quad: no number"),
        (("quad = 2", "quads = 2"), r"toml:8, types\.DOCK\.quads: unknown field"),
        (
            ('definition = "A ship comes to a quay."', ""),
            r"toml:6, types\.DOCK\.definition: missing",
        ),
        (('"obl:to"', '"obl"'), r"toml:5, frames\.deed\.recipients: no slot 'obl'"),
        (
            ('verb = "deed"', 'verb = "dead"'),
            r"toml:12, types\.DOCK\.frames\.verb: no frame 'dead'",
        ),
        (('name = "harbour"', ""), r"name: missing"),
        (
            ('cues = ["night"]', "cues = 3"),
            r"toml:16, types\.DOCK\.modes\[0\]\.cues: no list of texts",
        ),
        (("[types.DOCK]", "[types.DOCK"), r"line 6"),
    ],
)
def test_a_wrong_codebook_names_the_field_and_the_remedy(
    tmp_path: Path, change: tuple[str, str], message: str
) -> None:
    assert change[0] in OWN
    with pytest.raises(CodebookError, match=message) as caught:
        load_codebook(write_book(tmp_path, OWN.replace(*change)))
    assert caught.value.remedy
    assert "book.toml" in caught.value.message


HEADER = "trigger\tclass\tobjects\ttype\tmode\tframe\trole\tstatus\tweight\n"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("anchor\tverb\t\tDOCK\t\t\t\t\t2\n", r"lexicon\.tsv:2: '2' is no weight"),
        ("anchor\tverb\t\tDUCK\t\t\t\t\t0.5\n", r"lexicon\.tsv:2: no type 'DUCK'"),
        ("anchor\tword\t\tDOCK\t\t\t\t\t0.5\n", r"lexicon\.tsv:2: 'word' is not known here"),
        ("anchor\tverb\t\tDOCK\tday\t\t\t\t0.5\n", r"lexicon\.tsv:2: DOCK has no mode 'day'"),
        (
            "anchor\tverb\t\t\tday\t\tidiom\t\t1\n",
            r"tsv:2: an entry without type has no mode 'day'",
        ),
        ("anchor\tnoun\tbig,~\tDOCK\t\t\t\t\t1\n", r"lexicon\.tsv:2: a sign for verbs"),
        ("anchor\tverb\t^\tDOCK\t\t\t\t\t1\n", r"lexicon\.tsv:2: no word behind '\^'"),
        ("anchor\tverb\n", r"lexicon\.tsv:2: 2 fields, not 9"),
        ("anchor\tverb\t\tDOCK\t\t\t\tmaybe\t0.5\n", r"lexicon\.tsv:2: 'maybe' is not known"),
        (2 * "anchor\tverb\t\tDOCK\t\t\t\t\t0.5\n", r"lexicon\.tsv:3: the same as line 2"),
    ],
)
def test_a_wrong_lexicon_names_the_line(tmp_path: Path, row: str, message: str) -> None:
    text = 'lexicon = "lexicon.tsv"\n' + OWN
    with pytest.raises(CodebookError, match=message):
        load_codebook(write_book(tmp_path, text, lexicon=HEADER + row))


def test_a_cameo_code_without_type_has_no_mode(tmp_path: Path) -> None:
    rows = "code\tgoldstein\ttype\tmode\tcontexts\n010\t0\t\tnight\t\n"
    with pytest.raises(CodebookError, match=r"cameo\.tsv:2: a code without type has no mode"):
        load_codebook(write_book(tmp_path, 'cameo = "cameo.tsv"\n' + OWN, cameo=rows))


def test_a_wrong_header_or_a_missing_table_is_an_error(tmp_path: Path) -> None:
    text = 'lexicon = "lexicon.tsv"\n' + OWN
    with pytest.raises(CodebookError, match="wrong header"):
        load_codebook(write_book(tmp_path, text, lexicon="a\tb\n"))
    (tmp_path / "lexicon.tsv").unlink()
    with pytest.raises(CodebookError, match=r"lexicon\.tsv: No such file"):
        load_codebook(tmp_path / "book.toml")
    with pytest.raises(CodebookError, match="No such file"):
        load_codebook(tmp_path / "nowhere.toml")


@given(st.binary(max_size=200))
def test_any_bytes_give_a_codebook_error(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.mktemp("books") / "book.toml"
    path.write_bytes(data)
    with pytest.raises(CodebookError):
        load_codebook(path)
