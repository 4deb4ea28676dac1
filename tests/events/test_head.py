from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from dragoman.codebook import load_codebook
from dragoman.events import find_event_mentions, load_head
from dragoman.events.head import N_VIEWS, NO_EVENT, Case, Head, compute_features
from dragoman.language import get_model_digest
from dragoman.reading import Reader
from dragoman.records import Article
from tests.events.building import EmptyGazetteer, Scene, build_doc, read_scene

EXPULSION = """
Kenya Kenya PROPN NNP nsubj 2
expelled expel VERB VBD root 0
the the DET DT det 5
Sudanese sudanese ADJ JJ amod 5
ambassador ambassador NOUN NN obj 2
on on ADP IN case 7
Friday Friday PROPN NNP obl 2
. . PUNCT . punct 2
"""
ACTORS = {"Kenya": "Kenya", "the Sudanese ambassador": "ambassador of Sudan"}
OWN_CODEBOOK = """
name = "Sport"
version = "1"
source = "a test"
[types.SANCTION]
definition = "Sends off."
verbs = ["expel"]
"""


def make_head(size: int, types: tuple[str, ...], favoured: str) -> Head:
    """A head that gives every case the same answer."""
    bias = np.array([4.0 if name == favoured else 0.0 for name in types], dtype=np.float32)
    return Head(
        types=types,
        codebook="PLOVER",
        encoder="none",
        digest="d",
        mean=np.zeros(N_VIEWS * size, dtype=np.float32),
        scale=np.ones(N_VIEWS * size, dtype=np.float32),
        inner=np.zeros((N_VIEWS * size, 2), dtype=np.float32),
        inner_bias=np.zeros(2, dtype=np.float32),
        outer=np.zeros((2, len(types)), dtype=np.float32),
        outer_bias=bias,
    )


def read_with(scene: Scene, head: Head | None, states: np.ndarray | None) -> list[float]:
    mentions, _ = find_event_mentions(
        scene.article, build_doc(EXPULSION), scene.cast, (), load_codebook(), EmptyGazetteer(),
        head, states,
    )  # fmt: skip
    return [mention.confidence for mention in mentions]


def test_features_are_the_states_of_the_words_that_matter() -> None:
    doc = build_doc(EXPULSION)
    states = np.arange(len(doc) * 2, dtype=np.float32).reshape(len(doc), 2)
    case = Case(
        sentence=next(doc.sents), words=(doc[1],), token=doc[1], anchor=doc[1],
        actor=doc[0], recipient=None,
    )  # fmt: skip
    main, actor, recipient, words, complements, path, whole = compute_features(states, [case])[
        0
    ].reshape(N_VIEWS, 2)
    assert main.tolist() == words.tolist() == states[1].tolist()
    assert actor.tolist() == states[0].tolist()
    assert complements.tolist() == states[4].tolist()
    assert whole.tolist() == states.mean(0).tolist()
    assert recipient.tolist() == path.tolist() == [0.0, 0.0]


def test_the_way_to_the_recipient_leaves_out_the_trigger() -> None:
    doc = build_doc(EXPULSION)
    states = np.eye(len(doc), dtype=np.float32)
    case = Case(
        sentence=next(doc.sents), words=(doc[1],), token=doc[1], anchor=doc[1], recipient=doc[3]
    )
    path = compute_features(states, [case]).reshape(N_VIEWS, len(doc))[5]
    assert np.flatnonzero(path).tolist() == [4]


def test_a_verdict_shares_out_one() -> None:
    doc = build_doc(EXPULSION)
    head = make_head(3, ("AID", "SANCTION", NO_EVENT), "SANCTION")
    case = Case(sentence=next(doc.sents), words=(doc[1],), token=doc[1], anchor=doc[1])
    (verdict,) = head.judge(np.ones((len(doc), 3), dtype=np.float32), [case])
    assert verdict.best == "SANCTION"
    assert sum(verdict.types.values()) + verdict.no_event == pytest.approx(1.0)
    assert head.judge(np.ones((len(doc), 3), dtype=np.float32), []) == []


def test_a_head_that_agrees_makes_a_mention_surer_than_one_that_sees_no_event() -> None:
    scene = read_scene(EXPULSION, ACTORS)
    states = np.ones((8, 3), dtype=np.float32)
    types = (*load_codebook().types, NO_EVENT)
    (agreeing,) = read_with(scene, make_head(3, types, "SANCTION"), states)
    weighed = read_with(scene, make_head(3, types, NO_EVENT), states)
    assert not weighed or weighed[0] < agreeing


def test_without_states_the_lexicon_decides() -> None:
    scene = read_scene(EXPULSION, ACTORS)
    types = (*load_codebook().types, NO_EVENT)
    head = make_head(3, types, NO_EVENT)
    assert read_with(scene, head, None) == read_with(scene, None, None) != []


def test_the_head_speaks_of_its_own_codebook_only(tmp_path: Path) -> None:
    path = tmp_path / "sport.toml"
    path.write_text(OWN_CODEBOOK, encoding="utf-8")
    own = load_codebook(path)
    head = load_head()
    assert head.fits(load_codebook())
    assert head.fits(load_codebook().replace_quad("SANCTION", 3))
    assert not head.fits(own)
    doc = build_doc(EXPULSION)
    scene = read_scene(EXPULSION, ACTORS)
    states = np.ones((len(doc), 384), dtype=np.float32)
    arguments = (Article(text=doc.text), doc, scene.cast, (), own, EmptyGazetteer())
    with_head, _ = find_event_mentions(*arguments, head, states)
    without, _ = find_event_mentions(*arguments)
    assert with_head == without != ()


def test_the_shipped_head_was_trained_on_the_shipped_model() -> None:
    head = load_head()
    assert head.encoder == get_model_digest()
    assert set(head.types) == {*load_codebook().types, NO_EVENT}
    assert head.inner.shape[0] == len(head.mean) == N_VIEWS * 384


def test_the_head_is_part_of_what_identifies_the_model(tmp_path: Path) -> None:
    path = tmp_path / "sport.toml"
    path.write_text(OWN_CODEBOOK, encoding="utf-8")
    own, other = Reader(), Reader(codebook=path)
    assert other.model_digest == get_model_digest() != own.model_digest == Reader().model_digest


def test_another_head_is_another_digest(monkeypatch: pytest.MonkeyPatch) -> None:
    before = Reader().model_digest
    changed = replace(load_head(), digest="other")
    monkeypatch.setattr("dragoman.reading.load_head", lambda: changed)
    assert Reader().model_digest != before
