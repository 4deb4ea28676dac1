from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.events.confidence import get_threshold
from dragoman.records import Reading
from tests.events.building import Scene, read_scene

ACTIVE = """
Kenya Kenya PROPN NNP nsubj 2
expelled expel VERB VBD root 0
the the DET DT det 5
Sudanese sudanese ADJ JJ amod 5
ambassador ambassador NOUN NN obj 2
on on ADP IN case 7
Friday Friday PROPN NNP obl 2
. . PUNCT . punct 2
"""
PASSIVE = """
Two two NUM CD nummod 2
reporters reporter NOUN NNS nsubj:pass 4
were be AUX VBD aux:pass 4
detained detain VERB VBN root 0
by by ADP IN case 6
police police NOUN NNS obl:agent 4
. . PUNCT . punct 4
"""
FUTURE = """
Norway Norway PROPN NNP nsubj 3
{modal} {modal} AUX MD aux 3
help help VERB VB root 0
Malawi Malawi PROPN NNP obj 3
. . PUNCT . punct 3
"""
CONTROL = """
Zambia Zambia PROPN NNP nsubj 2
promised promise VERB VBD root 0
to to PART TO mark 4
withdraw withdraw VERB VB xcomp 2
its its PRON PRP$ nmod:poss 6
soldiers soldier NOUN NNS obj 4
from from ADP IN case 8
Congo Congo PROPN NNP obl 4
. . PUNCT . punct 2
"""
POSSESSOR = """
Ukraine Ukraine PROPN NNP nsubj 2
denounced denounce VERB VBD root 0
Russia Russia PROPN NNP nmod:poss 5
's 's PART POS case 3
seizure seizure NOUN NN obj 2
of of ADP IN case 7
Crimea Crimea PROPN NNP nmod 5
. . PUNCT . punct 2
"""
LIGHT = """
Armenia Armenia PROPN NNP nsubj 2
held hold VERB VBD root 0
talks talk NOUN NNS obj 2
with with ADP IN case 5
Georgia Georgia PROPN NNP nmod 3
in in ADP IN case 7
Geneva Geneva PROPN NNP obl 2
. . PUNCT . punct 2
"""
REPORTED = """
Syria Syria PROPN NNP nsubj 2
said say VERB VBD root 0
it it PRON PRP nsubj 5
would would AUX MD aux 5
release release VERB VB ccomp 2
forty forty NUM CD nummod 7
prisoners prisoner NOUN NNS obj 5
. . PUNCT . punct 2
"""


def one(scene: Scene) -> tuple[str, str, list[str], list[str]]:
    (found,) = scene.describe()
    return found


def test_active_with_a_demonym_in_an_inanimate_object() -> None:
    scene = read_scene(ACTIVE, {"Kenya": "Kenya", "Sudanese": "Sudan"})
    assert one(scene) == ("SANCTION", "actual", ["Kenya"], ["Sudanese"])
    mention = scene.mentions[0]
    assert (mention.mode, mention.quad, mention.score) == ("expel", 4, -5.5)
    assert mention.date is not None
    assert (mention.date.start, mention.date.basis) == ("2024-05-17", "relative")
    assert not mention.background


def test_passive_turns_the_sides() -> None:
    scene = read_scene(PASSIVE, {"police": "police", "Two reporters": "two reporters"})
    assert one(scene) == ("COERCE", "actual", ["police"], ["Two reporters"])
    assert scene.mentions[0].cameo == "173"


def test_nobody_is_listed_who_is_not_named() -> None:
    agentless = read_scene(PASSIVE, {"Two reporters": "two reporters"})
    assert one(agentless) == ("COERCE", "actual", [], ["Two reporters"])
    told = read_scene(PASSIVE, {"Two reporters": "two reporters", "police": "police"})
    assert agentless.mentions[0].confidence <= told.mentions[0].confidence
    assert read_scene(PASSIVE, {}).mentions == ()


@pytest.mark.parametrize(
    ("modal", "type_name", "status"), [("will", "AGREE", "planned"), ("may", "AID", "hypothetical")]
)
def test_what_will_or_may_be_is_not_what_was(modal: str, type_name: str, status: str) -> None:
    scene = read_scene(FUTURE.format(modal=modal), {"Norway": "Norway", "Malawi": "Malawi"})
    assert one(scene) == (type_name, status, ["Norway"], ["Malawi"])


def test_a_promise_takes_in_what_is_promised_and_its_recipient() -> None:
    scene = read_scene(CONTROL, {"Zambia": "Zambia", "Congo": "Congo"})
    assert one(scene) == ("AGREE", "planned", ["Zambia"], ["Congo"])


def test_who_is_denounced_is_who_did_it() -> None:
    actors = {"Ukraine": "Ukraine", "Russia": "Russia", "Crimea": "Crimea"}
    scene = read_scene(POSSESSOR, actors)
    accuse, coerce = scene.describe()
    assert accuse == ("ACCUSE", "actual", ["Ukraine"], ["Russia"])
    assert coerce == ("COERCE", "actual", ["Russia"], ["Crimea"])
    assert [mention.background for mention in scene.mentions] == [False, True]


def test_talks_have_actors_on_both_sides_and_a_place() -> None:
    scene = read_scene(LIGHT, {"Armenia": "Armenia", "Georgia": "Georgia"})
    assert one(scene) == ("CONSULT", "actual", ["Armenia", "Georgia"], [])
    place = scene.mentions[0].place
    assert place is not None
    assert (place.name, place.country) == ("Geneva", "CHE")
    assert scene.mentions[0].trigger.text_in(scene.article.text) == "held talks"


def test_reported_would_is_a_promise_with_its_reporter() -> None:
    scene = read_scene(
        REPORTED,
        {"Syria": "Syria", "it": "Syria", "forty prisoners": "prisoners"},
        said=("Syria", "it would release forty prisoners"),
    )
    assert one(scene) == ("AGREE", "planned", ["it"], ["forty prisoners"])
    assert scene.mentions[0].reported_by == scene.cast.actors[0].id


def test_without_a_publication_date_an_event_has_none() -> None:
    scene = read_scene(PASSIVE, {"police": "police"}, published=None)
    assert scene.mentions[0].date is None


def test_weak_finds_become_issues(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.events.mentions.get_threshold", lambda _: 0.9)
    rows = """
Bread bread NOUN NN nsubj 2
follows follow VERB VBZ root 0
Egyptian egyptian ADJ JJ amod 4
rally rally NOUN NN obj 2
. . PUNCT . punct 2
"""
    scene = read_scene(rows, {"Egyptian": "Egypt"})
    assert scene.mentions == ()
    assert [issue.code for issue in scene.issues] == ["event-below-threshold"]


def test_a_sentence_of_two_thousand_words_is_skipped_with_an_issue() -> None:
    rows = "\n".join(["war war NOUN NN root 0"] + ["war war NOUN NN dep 1"] * 1999)
    scene = read_scene(rows, {"war": "somebody"})
    assert scene.mentions == ()
    assert [issue.code for issue in scene.issues] == ["sentence-too-long"]


LABELS = [
    "nsubj",
    "nsubj:pass",
    "obj",
    "obl",
    "nmod",
    "nmod:poss",
    "xcomp",
    "ccomp",
    "advcl",
    "acl",
    "acl:relcl",
    "conj",
    "case",
    "aux",
]
WORDS = [
    ("Kenya", "Kenya", "PROPN", "NNP"), ("attacked", "attack", "VERB", "VBD"),
    ("agreed", "agree", "VERB", "VBN"), ("talks", "talk", "NOUN", "NNS"),
    ("held", "hold", "VERB", "VBD"), ("who", "who", "PRON", "WP"), ("with", "with", "ADP", "IN"),
    ("not", "not", "PART", "RB"), ("will", "will", "AUX", "MD"), ("by", "by", "ADP", "IN"),
    ("Peru", "Peru", "PROPN", "NNP"), ("sanctions", "sanction", "NOUN", "NNS"),
]  # fmt: skip


@st.composite
def trees(draw: st.DrawFn) -> str:
    size = draw(st.integers(1, 14))
    root = draw(st.integers(1, size))
    rows = []
    for number in range(1, size + 1):
        word = draw(st.sampled_from(WORDS))
        # Heads lie on the way to the root, so that every draw is a tree.
        way = range(number + 1, root + 1) if number < root else range(root, number)
        head = 0 if number == root else draw(st.sampled_from(list(way)))
        label = "root" if number == root else draw(st.sampled_from(LABELS))
        rows.append(" ".join((*word, label, str(head))))
    return "\n".join(rows)


@given(trees())
def test_any_tree_gives_a_valid_reading_and_never_fails(rows: str) -> None:
    words = {row.split()[0] for row in rows.splitlines()}
    scene = read_scene(rows, {name: name for name in ("Kenya", "Peru", "who") if name in words})
    reading = Reading(
        article=scene.article,
        actors=scene.cast.actors,
        event_mentions=scene.mentions,
        issues=scene.issues,
    )
    for mention in reading.event_mentions:
        assert mention.actors or mention.recipients
        assert mention.confidence >= get_threshold()
