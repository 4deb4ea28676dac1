"""Parses written by hand: one word a line, "word lemma POS tag head label"."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

_VOCAB = spacy.blank("en").vocab


def make_doc(text: str, table: str) -> Doc:
    """A ``Doc`` whose words, in order, make up ``text``; each full stop ends a sentence.

    Args:
        text: The text; spaces are taken from it.
        table: The words, one a line: word, lemma, POS, tag, index of the head, label.
    """
    rows = [line.split() for line in table.strip().splitlines()]
    spaces, place = [], 0
    for row in rows:
        place = text.index(row[0], place) + len(row[0])
        spaces.append(text[place : place + 1] == " ")
    doc = Doc(
        _VOCAB,
        words=[row[0] for row in rows],
        spaces=spaces,
        lemmas=[row[1] for row in rows],
        pos=[row[2] for row in rows],
        tags=[row[3] for row in rows],
        heads=[int(row[4]) for row in rows],
        deps=[row[5] for row in rows],
        sent_starts=[index == 0 or rows[index - 1][0] == "." for index in range(len(rows))],
    )
    assert doc.text == text
    return doc


ADDING = (
    "Minister Kowal said that the bridge would open in June, adding that tolls would fall.",
    """
    Minister Minister PROPN NNP 1 nmod:desc
    Kowal Kowal PROPN NNP 2 nsubj
    said say VERB VBD 2 root
    that that SCONJ IN 7 mark
    the the DET DT 5 det
    bridge bridge NOUN NN 7 nsubj
    would would AUX MD 7 aux
    open open VERB VB 2 ccomp
    in in ADP IN 9 case
    June June PROPN NNP 7 obl
    , , PUNCT , 11 punct
    adding add VERB VBG 7 advcl
    that that SCONJ IN 15 mark
    tolls toll NOUN NNS 15 nsubj
    would would AUX MD 15 aux
    fall fall VERB VB 11 ccomp
    . . PUNCT . 2 punct
    """,
)

ACCUSING = (
    "Estonia accused Russia of jamming ferries.",
    """
    Estonia Estonia PROPN NNP 1 nsubj
    accused accuse VERB VBD 1 root
    Russia Russia PROPN NNP 1 obj
    of of SCONJ IN 4 mark
    jamming jam VERB VBG 1 advcl
    ferries ferry NOUN NNS 4 obj
    . . PUNCT . 1 punct
    """,
)

RELATIVE = (
    "Talks were held with mediator Frei, who warned that time was short.",
    """
    Talks talk NOUN NNS 2 nsubj:pass
    were be AUX VBD 2 aux:pass
    held hold VERB VBN 2 root
    with with ADP IN 5 case
    mediator mediator NOUN NN 5 nmod:desc
    Frei Frei PROPN NNP 2 obl
    , , PUNCT , 8 punct
    who who PRON WP 8 nsubj
    warned warn VERB VBD 5 acl:relcl
    that that SCONJ IN 12 mark
    time time NOUN NN 12 nsubj
    was be AUX VBD 12 cop
    short short ADJ JJ 8 ccomp
    . . PUNCT . 2 punct
    """,
)

PASSIVE = (
    "The raid was described by Senegal as a breach of the accord.",
    """
    The the DET DT 1 det
    raid raid NOUN NN 3 nsubj:pass
    was be AUX VBD 3 aux:pass
    described describe VERB VBN 3 root
    by by ADP IN 5 case
    Senegal Senegal PROPN NNP 3 obl:agent
    as as ADP IN 8 case
    a a DET DT 8 det
    breach breach NOUN NN 3 obl
    of of ADP IN 11 case
    the the DET DT 11 det
    accord accord NOUN NN 8 nmod
    . . PUNCT . 3 punct
    """,
)

OPPOSING = (
    "Warsaw opposes the closure of the border.",
    """
    Warsaw Warsaw PROPN NNP 1 nsubj
    opposes oppose VERB VBZ 1 root
    the the DET DT 3 det
    closure closure NOUN NN 1 obj
    of of ADP IN 6 case
    the the DET DT 6 det
    border border NOUN NN 3 nmod
    . . PUNCT . 1 punct
    """,
)

NOT_RECOGNISING = (
    "Poland does not recognise the annexation of Abkhazia.",
    """
    Poland Poland PROPN NNP 3 nsubj
    does do AUX VBZ 3 aux
    not not PART RB 3 advmod
    recognise recognise VERB VB 3 root
    the the DET DT 5 det
    annexation annexation NOUN NN 3 obj
    of of ADP IN 7 case
    Abkhazia Abkhazia PROPN NNP 5 nmod
    . . PUNCT . 3 punct
    """,
)

REITERATING = (
    "Premier Hasani reiterated Kosovo's support for the treaty.",
    """
    Premier Premier PROPN NNP 1 nmod:desc
    Hasani Hasani PROPN NNP 2 nsubj
    reiterated reiterate VERB VBD 2 root
    Kosovo Kosovo PROPN NNP 5 nmod:poss
    's 's PART POS 3 case
    support support NOUN NN 2 obj
    for for ADP IN 8 case
    the the DET DT 8 det
    treaty treaty NOUN NN 5 nmod
    . . PUNCT . 2 punct
    """,
)

VERDICT = (
    '"The raid is an act of aggression," Minister Kowal said.',
    """
    " " PUNCT `` 5 punct
    The the DET DT 2 det
    raid raid NOUN NN 5 nsubj
    is be AUX VBZ 5 cop
    an a DET DT 5 det
    act act NOUN NN 12 ccomp
    of of ADP IN 7 case
    aggression aggression NOUN NN 5 nmod
    , , PUNCT , 5 punct
    " " PUNCT '' 5 punct
    Minister Minister PROPN NNP 11 nmod:desc
    Kowal Kowal PROPN NNP 12 nsubj
    said say VERB VBD 12 root
    . . PUNCT . 12 punct
    """,
)

ACCORDING = (
    "Thirty trucks crossed, according to the border guard.",
    """
    Thirty thirty NUM CD 1 nummod
    trucks truck NOUN NNS 2 nsubj
    crossed cross VERB VBD 2 root
    , , PUNCT , 8 punct
    according accord VERB VBG 8 case
    to to ADP IN 4 fixed
    the the DET DT 8 det
    border border NOUN NN 8 compound
    guard guard NOUN NN 2 obl
    . . PUNCT . 2 punct
    """,
)

REFUSING = (
    "Poland would not say that talks had failed.",
    """
    Poland Poland PROPN NNP 3 nsubj
    would would AUX MD 3 aux
    not not PART RB 3 advmod
    say say VERB VB 3 root
    that that SCONJ IN 7 mark
    talks talk NOUN NNS 7 nsubj
    had have AUX VBD 7 aux
    failed fail VERB VBN 3 ccomp
    . . PUNCT . 3 punct
    """,
)
