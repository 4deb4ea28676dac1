"""The engine as a spaCy component: what it fills, where it may cut, that it is the same."""

from __future__ import annotations

import pickle
import time
from collections.abc import Iterable
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from dragoman.errors import PipelineError
from dragoman.language import STATES_KEY, get_model_digest, load_pipeline
from dragoman.language.component import COMPONENT, EngineComponent
from dragoman.language.engine import load_engine

PARAGRAPHS = (
    "Washington punished Hungary for buying Russian gas. The minister told reporters that he "
    "would not resign.",
    "France, Egypt to expand trade despite EU concerns",
    "Three soldiers were killed by rebels near Goma on Tuesday, officials said.",
    "“We will never accept it,” President Amina Haddad said in Tunis.",
)


def list_rows(tokens: Iterable[spacy.tokens.Token], base: int = 0) -> list[tuple[object, ...]]:
    return [
        (t.text, t.pos_, t.tag_, t.lemma_, t.head.i - t.i, t.dep_, t.ent_iob_, t.ent_type_)
        for t in tokens
        if not t.is_space
    ]


def get_arc(doc: Doc, word: str) -> tuple[str, str]:
    token = next(t for t in doc if t.text == word)
    return token.dep_, token.head.text


def test_everything_is_filled(nlp: Language) -> None:
    doc = nlp(PARAGRAPHS[0])
    assert doc.has_annotation("DEP", require_complete=True)
    assert doc.has_annotation("TAG", require_complete=True)
    assert doc.has_annotation("SENT_START")
    assert all(token.lemma_ and token.pos_ for token in doc)
    assert len(list(doc.sents)) == 2


def test_who_did_what_to_whom(nlp: Language) -> None:
    doc = nlp(PARAGRAPHS[0])
    assert get_arc(doc, "Washington") == ("nsubj", "punished")
    assert get_arc(doc, "Hungary") == ("obj", "punished")
    assert get_arc(doc, "minister") == ("nsubj", "told")
    assert get_arc(doc, "reporters") == ("iobj", "told")


def test_passives_have_agents(nlp: Language) -> None:
    doc = nlp(PARAGRAPHS[2])
    assert get_arc(doc, "soldiers") == ("nsubj:pass", "killed")
    assert get_arc(doc, "rebels") == ("obl:agent", "killed")


def test_headlines_keep_their_verb(nlp: Language) -> None:
    doc = nlp("Macron Denounces Seizure Of Border Town")
    assert get_arc(doc, "Macron") == ("nsubj", "Denounces")
    assert get_arc(doc, "Seizure") == ("obj", "Denounces")


def test_entities_have_types(nlp: Language) -> None:
    found = {(e.text, e.label_) for e in nlp(PARAGRAPHS[3]).ents}
    assert {("Amina Haddad", "PER"), ("Tunis", "LOC")} <= found


def test_newlines_bound_sentences(nlp: Language) -> None:
    doc = nlp("\n\n".join(PARAGRAPHS))
    assert doc.text == "\n\n".join(PARAGRAPHS)
    for sentence in doc.sents:
        assert "\n" not in sentence.text.strip("\n")


def test_marks_of_the_caller_bound_sentences(nlp: Language) -> None:
    doc = nlp.make_doc("KYIV — The president arrived on Monday")
    doc[2].is_sent_start = True
    doc = nlp(doc)
    assert [s.text for s in doc.sents] == ["KYIV —", "The president arrived on Monday"]


def test_white_space_is_tagged_and_hangs_on_a_neighbour(nlp: Language) -> None:
    doc = nlp("  \n He  left \n\n\t Then\nshe stayed. \n")
    spaces = [token for token in doc if token.is_space]
    assert spaces
    assert all(t.pos_ == "SPACE" and abs(t.head.i - t.i) >= 1 for t in spaces)
    assert not any(t.head.is_space for t in doc)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t \n"])
def test_empty_texts(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert doc.ents == ()


@pytest.mark.parametrize(
    "text",
    [
        "俄罗斯总统普京星期二会见了土耳其总统。",
        "Президент прибыл в Анкару во вторник.",
        "\x00\x01\x02 \ufffd\ufffd ��",
        "🙂🙂🙂 🚀",
        "{'a': [1,2,3]}; DROP TABLE x; --",
        "a" * 3000,
        "\u200b\u200b",
    ],
)
def test_rubbish_does_no_harm(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert all(token.dep_ for token in doc)


@settings(max_examples=25)
@given(st.text(max_size=200))
def test_any_text_gives_trees(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    for sentence in doc.sents:
        if not sentence.text.isspace():
            roots = [token for token in sentence if token.dep_ == "root"]
            assert len(roots) == 1
            assert roots[0].head == roots[0]


def test_two_runs_are_the_same(nlp: Language) -> None:
    other = load_pipeline()
    for text in PARAGRAPHS:
        assert list_rows(nlp(text)) == list_rows(other(text)) == list_rows(nlp(text))


def test_batches_and_neighbours_change_nothing(nlp: Language) -> None:
    single = [list_rows(nlp(text)) for text in PARAGRAPHS]
    for size in (1, 2, 4):
        assert [list_rows(doc) for doc in nlp.pipe(PARAGRAPHS, batch_size=size)] == single
    together = nlp("\n\n".join(PARAGRAPHS))
    assert [r[:4] for r in list_rows(together)] == [r[:4] for rows in single for r in rows]


def test_a_very_long_line_is_read_in_windows(nlp: Language) -> None:
    text = " ".join(PARAGRAPHS * 60)
    began = time.monotonic()
    doc = nlp(text)
    assert time.monotonic() - began < 20
    assert doc.text == text
    assert len(list(doc.sents)) >= 200
    assert max(len(sentence) for sentence in doc.sents) < 60


def test_a_sentence_without_end_is_cut(nlp: Language) -> None:
    doc = nlp("and the old man " * 500)
    assert len(doc) >= 2000
    assert max(len(sentence) for sentence in doc.sents) <= 450


def test_states_are_kept_on_request() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(COMPONENT, config={"with_states": True})
    doc = nlp("He left .\n\nShe stayed .")
    states = doc.user_data[STATES_KEY]
    assert states.shape == (len(doc), 384)
    assert not states[3].any()
    assert states[4].any()
    assert STATES_KEY not in load_pipeline()("He left.").user_data


def test_the_component_travels_without_its_session(nlp: Language) -> None:
    component = nlp.get_pipe(COMPONENT)
    assert isinstance(component, EngineComponent)
    state = component.__getstate__()
    assert state["_engine"] is None
    assert pickle.dumps(state["folder"])


def test_the_pipeline_is_saved_without_the_model(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "pipeline")
    assert not list(tmp_path.rglob("*.onnx"))


def test_no_such_pipeline_is_one_clear_error() -> None:
    with pytest.raises(PipelineError, match="no_such_pipeline") as caught:
        load_pipeline("no_such_pipeline")
    assert caught.value.remedy


def test_a_pipeline_needs_a_parser(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(PipelineError, match="no parser"):
        load_pipeline(str(tmp_path / "blank"))


@pytest.mark.parametrize(("labels", "right"), [(("nsubj", "obj", "obl"), True), (("dobj",), False)])
def test_another_pipeline_needs_universal_labels(
    tmp_path: Path, labels: tuple[str, ...], right: bool
) -> None:
    other = spacy.blank("en")
    parser = other.add_pipe("parser")
    for label in labels:
        parser.add_label(label)  # type: ignore[attr-defined]
    other.initialize()
    other.to_disk(tmp_path / "other")
    if right:
        assert load_pipeline(str(tmp_path / "other")).pipe_names == ["parser"]
    else:
        with pytest.raises(PipelineError, match="Universal Dependencies"):
            load_pipeline(str(tmp_path / "other"))


def test_a_damaged_model_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="cannot be read"):
        load_engine(tmp_path)
    (tmp_path / "manifest.json").write_text('{"format": 0, "files": {}}')
    with pytest.raises(PipelineError, match="format"):
        load_engine(tmp_path)
    (tmp_path / "manifest.json").write_text(
        '{"format": 1, "files": {"model.onnx": {"sha256": "0"}}}'
    )
    with pytest.raises(PipelineError, match="lacks"):
        load_engine(tmp_path)
    (tmp_path / "model.onnx").write_bytes(b"no model")
    with pytest.raises(PipelineError, match="damaged"):
        load_engine(tmp_path)


def test_the_digest_names_the_model(nlp: Language) -> None:
    component = nlp.get_pipe(COMPONENT)
    assert isinstance(component, EngineComponent)
    assert component.engine.digest == get_model_digest()
    assert len(get_model_digest()) == 64
