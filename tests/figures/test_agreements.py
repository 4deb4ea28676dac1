"""Agreements: parties, status and value, on documents built by hand and with the model."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from spacy.tokens import Doc

from dragoman.figures import find_agreements, find_figures
from dragoman.records import Agreement, Cast, Figure
from tests.figures.documents import build_article, build_cast, build_doc, get_blank, get_model

CASES = tomllib.loads((Path(__file__).parent / "agreements.toml").read_text())["cases"]


def find(doc: Doc) -> tuple[list[Agreement], Cast, dict[str, Figure]]:
    article, cast = build_article(doc.text), build_cast(doc.text)
    figures, _ = find_figures(article, doc, cast, ())
    agreements, issues = find_agreements(article, doc, cast, figures, ())
    assert issues == ()
    return list(agreements), cast, {figure.id: figure for figure in figures}


def get_names(agreement: Agreement, cast: Cast) -> list[str]:
    actors = [cast.get(party) for party in agreement.parties]
    return [actor.name for actor in actors if actor is not None]


SIGNED = """
France PROPN 4 nsubj
and CCONJ 3 cc
Egypt PROPN 1 conj
signed VERB 0 root sign
a DET 7 det
gas NOUN 7 compound gas
contract NOUN 4 obj contract
. PUNCT 4 punct
"""


def test_who_signs_is_bound() -> None:
    doc = build_doc(SIGNED)
    (agreement,), cast, _ = find(doc)
    assert get_names(agreement, cast) == ["France", "Egypt"]
    assert (agreement.status, agreement.subject) == ("signed", "gas contract")
    assert agreement.evidence.text_in(doc.text) == "signed a gas contract"


@pytest.mark.parametrize(
    ("auxiliary", "status"),
    [("will", "announced"), ("may", "under negotiation"), ("have", "signed")],
)
def test_modality_decides_the_status(auxiliary: str, status: str) -> None:
    rows = SIGNED.replace("signed VERB 0 root", f"{auxiliary} AUX 5 aux\nsigned VERB 0 root")
    shifted = rows.replace("4 nsubj", "5 nsubj").replace("5 det", "8 det")
    lines = []
    for line in shifted.strip().splitlines():
        word, pos, head, *rest = line.split()
        new = {"a": "8", "gas": "8", "contract": "5", ".": "5"}.get(word, head)
        lines.append(" ".join([word, pos, new, *rest]))
    (agreement,), _, _ = find(build_doc("\n".join(lines)))
    assert agreement.status == status


def test_between_names_the_parties_and_a_mediator_is_none() -> None:
    doc = build_doc(
        """
        Qatar PROPN 2 nsubj
        brokered VERB 0 root broker
        a DET 4 det
        truce NOUN 2 obj truce
        between ADP 6 case
        Chad PROPN 4 nmod
        and CCONJ 8 cc
        Sudan PROPN 6 conj
        . PUNCT 2 punct
        """
    )
    (agreement,), cast, _ = find(doc)
    assert get_names(agreement, cast) == ["Chad", "Sudan"]


def test_what_is_negated_is_no_agreement() -> None:
    doc = build_doc(
        """
        France PROPN 4 nsubj
        did AUX 4 aux
        not PART 4 advmod
        sign VERB 0 root sign
        a DET 6 det
        treaty NOUN 4 obj treaty
        with ADP 8 case
        Egypt PROPN 6 nmod
        . PUNCT 4 punct
        """
    )
    assert find(doc)[0] == []


def test_text_without_a_parse_holds_no_agreement() -> None:
    assert find(get_blank()("France and Egypt signed a contract."))[0] == []


def test_the_sentences_with_the_model() -> None:
    model = get_model()
    if model is None:
        pytest.skip("the language model is not installed")
    right, total, wrong = 0, 0, []
    for case in CASES:
        agreements, cast, figures = find(model(case["text"]))
        found = []
        for agreement in agreements:
            value = figures[agreement.value].value if agreement.value else None
            found.append((sorted(get_names(agreement, cast)), agreement.status, value))
        for expected in case["agreements"]:
            item = (sorted(expected["parties"]), expected["status"], expected.get("value"))
            total += 1
            if item in found:
                found.remove(item)
                right += 1
            else:
                wrong.append((case["text"], item, found))
        total += len(found)
        wrong += [(case["text"], item, []) for item in found]
    assert right >= 0.85 * total, wrong
