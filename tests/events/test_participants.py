"""Who takes part where the parse or the phrase hides it."""

from __future__ import annotations

from tests.events.building import Scene, read_scene


def sides(scene: Scene) -> list[tuple[str, list[str], list[str]]]:
    return [(kind, actors, recipients) for kind, _, actors, recipients in scene.describe()]


def test_a_noun_right_before_a_verb_with_a_tense_is_its_subject() -> None:
    scene = read_scene(
        """
        After after ADP IN case 2
        Chad Chad PROPN NNP obl 9
        and and CCONJ CC cc 4
        Niger Niger PROPN NNP conj 2
        had have AUX VBD aux 6
        condemned condemn VERB VBN conj 9
        Mali Mali PROPN NNP obj 6
        prices price NOUN NNS nsubj 9
        rose rise VERB VBD root 0
        . . PUNCT . punct 9
        """,
        {"Chad": "Chad", "Niger": "Niger", "Mali": "Mali"},
    )
    assert sides(scene) == [("ACCUSE", ["Chad", "Niger"], ["Mali"])]


def test_an_object_does_not_become_the_subject_of_a_verb_beside_it() -> None:
    scene = read_scene(
        """
        Chad Chad PROPN NNP nsubj 2
        praised praise VERB VBD root 0
        Niger Niger PROPN NNP obj 2
        condemned condemn VERB VBD conj 2
        Mali Mali PROPN NNP obj 4
        . . PUNCT . punct 2
        """,
        {"Chad": "Chad", "Niger": "Niger", "Mali": "Mali"},
    )
    assert ("ACCUSE", ["Chad"], ["Mali"]) in sides(scene)


def test_and_before_an_apposition_coordinates() -> None:
    scene = read_scene(
        """
        Chad Chad PROPN NNP nsubj 4
        and and CCONJ CC cc 3
        Niger Niger PROPN NNP appos 1
        condemned condemn VERB VBD root 0
        Mali Mali PROPN NNP obj 4
        . . PUNCT . punct 4
        """,
        {"Chad": "Chad", "Niger": "Niger", "Mali": "Mali"},
    )
    assert sides(scene) == [("ACCUSE", ["Chad", "Niger"], ["Mali"])]


def test_a_verb_with_its_preposition_and_no_auxiliary_is_no_passive() -> None:
    scene = read_scene(
        """
        Rebels rebel NOUN NNS nsubj:pass 2
        fired fire VERB VBN root 0
        on on ADP IN case 4
        troops troop NOUN NNS obl 2
        . . PUNCT . punct 2
        """,
        {"Rebels": "rebels", "troops": "troops"},
    )
    assert sides(scene) == [("ASSAULT", ["Rebels"], ["troops"])]


def test_whom_a_letter_urges_is_asked_and_does_not_ask() -> None:
    scene = read_scene(
        """
        Chad Chad PROPN NNP nsubj 2
        sent send VERB VBD root 0
        letters letter NOUN NNS obj 2
        urging urge VERB VBG acl 3
        Mali Mali PROPN NNP nsubj 4
        to to PART TO mark 7
        act act VERB VB xcomp 4
        . . PUNCT . punct 2
        """,
        {"Chad": "Chad", "Mali": "Mali"},
    )
    assert ("REQUEST", ["Chad"], ["Mali"]) in sides(scene)


def test_the_phrase_of_the_noun_comes_before_the_place() -> None:
    scene = read_scene(
        """
        Chad Chad PROPN NNP nsubj 2
        opened open VERB VBD root 0
        investigations investigation NOUN NNS obj 2
        into into ADP IN case 7
        Mali Mali PROPN NNP nmod:poss 7
        's 's PART POS case 5
        conduct conduct NOUN NN nmod 3
        at at ADP IN case 10
        the the DET DT det 10
        embassy embassy NOUN NN obl 2
        . . PUNCT . punct 2
        """,
        {"Chad": "Chad", "Mali": "Mali", "the embassy": "embassy"},
    )
    assert sides(scene) == [("ACCUSE", ["Chad"], ["Mali"])]


def test_what_is_built_is_no_recipient() -> None:
    scene = read_scene(
        """
        Chad Chad PROPN NNP nsubj 2
        agreed agree VERB VBD root 0
        to to PART TO mark 4
        establish establish VERB VB xcomp 2
        a a DET DT det 6
        hospital hospital NOUN NN obj 4
        for for ADP IN case 8
        Mali Mali PROPN NNP nmod 6
        . . PUNCT . punct 2
        """,
        {"Chad": "Chad", "a hospital": "hospital", "Mali": "Mali"},
    )
    assert sides(scene) == [("AGREE", ["Chad"], ["Mali"])]


def test_for_whom_it_is_done_is_the_recipient() -> None:
    scene = read_scene(
        """
        Chad Chad PROPN NNP nsubj 2
        agreed agree VERB VBD root 0
        to to PART TO mark 4
        open open VERB VB xcomp 2
        the the DET DT det 6
        port port NOUN NN obj 4
        for for SCONJ IN mark 10
        traders trader NOUN NNS nsubj 10
        to to PART TO mark 10
        use use VERB VB advcl 4
        . . PUNCT . punct 2
        """,
        {"Chad": "Chad", "traders": "traders"},
    )
    assert sides(scene) == [("AGREE", ["Chad"], ["traders"])]


def test_those_whom_a_group_includes_take_part_too() -> None:
    scene = read_scene(
        """
        States state NOUN NNS nsubj 6
        including include VERB VBG case 3
        Chad Chad PROPN NNP nmod 1
        and and CCONJ CC cc 5
        Niger Niger PROPN NNP conj 3
        condemned condemn VERB VBD root 0
        Mali Mali PROPN NNP obj 6
        . . PUNCT . punct 6
        """,
        {"States": "states", "Chad": "Chad", "Niger": "Niger", "Mali": "Mali"},
    )
    assert sides(scene) == [("ACCUSE", ["States", "Chad", "Niger"], ["Mali"])]


def test_who_has_something_is_no_part_of_a_single_person() -> None:
    scene = read_scene(
        """
        Envoys envoy NOUN NNS nsubj 4
        of of ADP IN case 3
        Chad Chad PROPN NNP nmod 1
        condemned condemn VERB VBD root 0
        Mali Mali PROPN NNP obj 4
        . . PUNCT . punct 4
        """,
        {"Envoys": "envoys", "Chad": "Chad", "Mali": "Mali"},
    )
    assert sides(scene) == [("ACCUSE", ["Envoys"], ["Mali"])]


def test_the_own_mission_is_no_recipient_by_any_of_its_words() -> None:
    scene = read_scene(
        """
        Chad Chad PROPN NNP nsubj 2
        agreed agree VERB VBD root 0
        to to PART TO mark 4
        extend extend VERB VB xcomp 2
        its its PRON PRP$ nmod:poss 7
        peace peace NOUN NN compound 7
        mission mission NOUN NN obj 4
        in in ADP IN case 9
        Mali Mali PROPN NNP nmod 7
        . . PUNCT . punct 2
        """,
        {"Chad": "Chad", "its peace mission": "mission", "Mali": "Mali"},
    )
    assert sides(scene) == [("AGREE", ["Chad"], ["Mali"])]


def test_to_whom_somebody_gives_in_is_no_means() -> None:
    scene = read_scene(
        """
        Rebels rebel NOUN NNS nsubj 2
        surrendered surrender VERB VBD root 0
        to to ADP IN case 4
        troops troop NOUN NNS obl 2
        . . PUNCT . punct 2
        """,
        {"Rebels": "rebels", "troops": "troops"},
    )
    assert sides(scene) == [("RETREAT", ["Rebels"], ["troops"])]


def test_whom_somebody_receives_for_talks_talks_too() -> None:
    scene = read_scene(
        """
        Chad Chad PROPN NNP nsubj 2
        joined join VERB VBD root 0
        Niger Niger PROPN NNP obj 2
        for for ADP IN case 5
        talks talk NOUN NNS obl 2
        . . PUNCT . punct 2
        """,
        {"Chad": "Chad", "Niger": "Niger"},
    )
    assert sides(scene) == [("CONSULT", ["Chad", "Niger"], [])]


def test_whose_support_is_promised_is_not_whom_it_is_for() -> None:
    scene = read_scene(
        """
        Envoys envoy NOUN NNS nsubj 2
        promised promise VERB VBD root 0
        Chad Chad PROPN NNP nmod:poss 5
        's 's PART POS case 3
        support support NOUN NN obj 2
        for for ADP IN case 9
        the the DET DT det 9
        Malian malian ADJ JJ amod 9
        economy economy NOUN NN nmod 5
        . . PUNCT . punct 2
        """,
        {"Envoys": "envoys", "Chad": "Chad", "Malian": "Mali"},
    )
    assert sides(scene) == [("AGREE", ["Envoys"], ["Malian"])]


def test_what_is_done_to_each_other_is_done_by_one_to_the_other() -> None:
    scene = read_scene(
        """
        Chad Chad PROPN NNP nsubj 4
        and and CCONJ CC cc 3
        Niger Niger PROPN NNP conj 1
        accused accuse VERB VBD root 0
        each each DET DT det 6
        other other ADJ JJ obj 4
        in in ADP IN case 8
        Mali Mali PROPN NNP obl 4
        . . PUNCT . punct 4
        """,
        {"Chad": "Chad", "Niger": "Niger", "Mali": "Mali"},
    )
    assert sides(scene) == [("ACCUSE", ["Chad"], ["Niger"])]


def test_those_from_whom_a_town_is_taken_suffer_too() -> None:
    scene = read_scene(
        """
        Rebels rebel NOUN NNS nsubj 2
        captured capture VERB VBD root 0
        Timbuktu Timbuktu PROPN NNP obj 2
        from from ADP IN case 5
        Mali Mali PROPN NNP obl 2
        . . PUNCT . punct 2
        """,
        {"Rebels": "rebels", "Timbuktu": "Timbuktu", "Mali": "Mali"},
    )
    assert sides(scene) == [("COERCE", ["Rebels"], ["Timbuktu", "Mali"])]


def test_to_whom_a_refusal_is_said_is_refused() -> None:
    scene = read_scene(
        """
        Chad Chad PROPN NNP nsubj 2
        told tell VERB VBD root 0
        Niger Niger PROPN NNP obj 2
        it it PRON PRP nsubj 7
        would would AUX MD aux 7
        not not PART RB advmod 7
        cooperate cooperate VERB VB ccomp 2
        . . PUNCT . punct 2
        """,
        {"Chad": "Chad", "Niger": "Niger", "it": "Chad"},
        said=("Chad", "it would not cooperate"),
        told="Niger",
    )
    assert sides(scene) == [("REJECT", ["it"], ["Niger"])]


def test_what_stands_beside_what_is_refused_is_neither_ended_nor_denied() -> None:
    scene = read_scene(
        """
        Chad Chad PROPN NNP nsubj 2
        stopped stop VERB VBD root 0
        after after SCONJ IN mark 5
        Niger Niger PROPN NNP nsubj 5
        attacked attack VERB VBD advcl 2
        Mali Mali PROPN NNP obj 5
        . . PUNCT . punct 2
        """,
        {"Chad": "Chad", "Niger": "Niger", "Mali": "Mali"},
    )
    assert ("ASSAULT", "actual", ["Niger"], ["Mali"]) in scene.describe()


def test_what_is_to_come_of_a_refused_journey_is_refused() -> None:
    scene = read_scene(
        """
        Chad Chad PROPN NNP nsubj 4
        will will AUX MD aux 4
        not not PART RB advmod 4
        stay stay VERB VB root 0
        to to PART TO mark 6
        meet meet VERB VB advcl 4
        Mali Mali PROPN NNP obj 6
        . . PUNCT . punct 4
        """,
        {"Chad": "Chad", "Mali": "Mali"},
    )
    assert scene.describe() == [("REJECT", "actual", ["Chad"], ["Mali"])]
