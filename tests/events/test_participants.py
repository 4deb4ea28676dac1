"""Who takes part where the parse or the phrase hides it."""

from __future__ import annotations

from spacy.tokens import Doc
from spacy.vocab import Vocab

from dragoman.events.fillers import get_direct
from dragoman.records import Actor, Span
from dragoman.syntax import get_noun_phrase_span
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


def test_whom_one_calls_to_say_something_is_told_it() -> None:
    scene = read_scene(
        """
        Chad Chad PROPN NNP nsubj 2
        saw see VERB VBD root 0
        Mali Mali PROPN NNP obj 2
        to to PART TO mark 5
        express express VERB VB advcl 2
        its its PRON PRP$ nmod:poss 7
        support support NOUN NN obj 5
        . . PUNCT . punct 2
        """,
        {"Chad": "Chad", "Mali": "Mali"},
    )
    assert ("SUPPORT", ["Chad"], ["Mali"]) in sides(scene)


def test_an_order_that_somebody_be_jailed_is_the_arrest() -> None:
    scene = read_scene(
        """
        Judges judge NOUN NNS nsubj 2
        ordered order VERB VBD root 0
        ministers minister NOUN NNS obj 2
        jailed jail VERB VBN acl 3
        . . PUNCT . punct 2
        """,
        {"Judges": "judges", "ministers": "ministers"},
    )
    assert sides(scene) == [("COERCE", ["Judges"], ["ministers"])]


def test_the_accused_is_not_the_object_of_what_it_is_accused_of() -> None:
    scene = read_scene(
        """
        Chad Chad PROPN NNP nsubj 2
        issued issue VERB VBD root 0
        reports report NOUN NNS obj 2
        accusing accuse VERB VBG acl 3
        Mali Mali PROPN NNP obj 7
        of of SCONJ IN mark 7
        lying lie VERB VBG acl 3
        . . PUNCT . punct 2
        """,
        {"Chad": "Chad", "Mali": "Mali"},
    )
    assert ("ACCUSE", ["Chad"], ["Mali"]) in sides(scene)


def test_protests_against_somebody_are_not_by_who_left_after_them() -> None:
    scene = read_scene(
        """
        Ruiz Ruiz PROPN NNP nsubj 2
        left leave VERB VBD root 0
        after after ADP IN case 4
        marches march NOUN NNS obl 2
        condemning condemn VERB VBG acl 4
        Mali Mali PROPN NNP obj 5
        . . PUNCT . punct 2
        """,
        {"Ruiz": "Ruiz", "Mali": "Mali"},
    )
    assert ("ACCUSE", [], ["Mali"]) in sides(scene)


def test_who_says_it_behind_it_is_no_recipient_of_it() -> None:
    scene = read_scene(
        """
        Chad Chad PROPN NNP nsubj 2
        complied comply VERB VBD ccomp 7
        with with ADP IN case 4
        rules rule NOUN NNS obl 2
        , , PUNCT , punct 4
        Ruiz Ruiz PROPN NNP appos 4
        said say VERB VBD root 0
        . . PUNCT . punct 7
        """,
        {"Chad": "Chad", "Ruiz": "Ruiz"},
        said=("Ruiz", "Chad complied with rules"),
    )
    assert sides(scene) == [("CONCEDE", ["Chad"], [])]


def test_to_whom_weapons_are_offered_comes_before_the_weapons() -> None:
    scene = read_scene(
        """
        Chad Chad PROPN NNP nsubj 2
        offered offer VERB VBD root 0
        to to ADP IN case 4
        Mali Mali PROPN NNP obl 2
        jets jet NOUN NNS obj 2
        . . PUNCT . punct 2
        """,
        {"Chad": "Chad", "Mali": "Mali", "jets": "jets"},
    )
    assert sides(scene) == [("AGREE", ["Chad"], ["Mali"])]


def test_who_is_exchanged_does_not_exchange() -> None:
    scene = read_scene(
        """
        Chad Chad PROPN NNP nsubj 4
        and and CCONJ CC cc 3
        Mali Mali PROPN NNP conj 1
        exchanged exchange VERB VBD root 0
        ambassadors ambassador NOUN NNS obj 4
        . . PUNCT . punct 4
        """,
        {"Chad": "Chad", "Mali": "Mali", "ambassadors": "ambassadors"},
    )
    assert [actors for _, actors, recipients in sides(scene)] == [["Chad", "Mali"]]
    assert all("ambassadors" not in recipients for _, _, recipients in sides(scene))


def test_what_must_happen_first_may_be_said_of_a_second_subject() -> None:
    scene = read_scene(
        """
        Workers worker NOUN NNS nsubj 4
        will will AUX MD aux 4
        not not PART RB advmod 4
        cooperate cooperate VERB VB root 0
        until until SCONJ IN mark 7
        wages wage NOUN NNS nsubj 7
        rise rise VERB VBP advcl 4
        and and CCONJ CC cc 10
        Mali Mali PROPN NNP nsubj 10
        apologises apologise VERB VBZ conj 7
        . . PUNCT . punct 4
        """,
        {"Workers": "workers", "Mali": "Mali"},
    )
    assert ("REJECT", ["Workers"], ["Mali"]) in sides(scene)


def test_whose_followers_are_jailed_is_not_jailed() -> None:
    scene = read_scene(
        """
        Police police NOUN NNS nsubj 2
        jailed jail VERB VBD root 0
        followers follower NOUN NNS obj 2
        of of ADP IN case 5
        Ruiz Ruiz PROPN NNP nmod 3
        . . PUNCT . punct 2
        """,
        {"Police": "police", "followers": "followers", "Ruiz": "Ruiz"},
        kinds={"Ruiz": "person"},
    )
    assert sides(scene) == [("COERCE", ["Police"], ["followers"])]


def test_a_participle_right_behind_a_noun_tells_what_befell_it() -> None:
    scene = read_scene(
        """
        Workers worker NOUN NNS nsubj:pass 6
        kidnapped kidnap VERB VBN advcl 6
        by by ADP IN case 4
        rebels rebel NOUN NNS obl:agent 2
        were be AUX VBD aux:pass 6
        treated treat VERB VBN root 0
        . . PUNCT . punct 6
        """,
        {"Workers": "workers", "rebels": "rebels"},
    )
    assert ("ASSAULT", ["rebels"], ["Workers"]) in sides(scene)


def test_who_is_fined_for_something_did_it() -> None:
    scene = read_scene(
        """
        Courts court NOUN NNS nsubj 2
        fined fine VERB VBD root 0
        Mali Mali PROPN NNP iobj 2
        millions million NOUN NNS obj 2
        for for SCONJ IN mark 6
        attacking attack VERB VBG advcl 2
        Chad Chad PROPN NNP obj 6
        . . PUNCT . punct 2
        """,
        {"Courts": "courts", "Mali": "Mali", "Chad": "Chad"},
    )
    assert ("ASSAULT", ["Mali"], ["Chad"]) in sides(scene)


def test_what_is_given_goes_to_whom_the_parse_put_into_a_clause_about_it() -> None:
    scene = read_scene(
        """
        Chad Chad PROPN NNP nsubj 2
        returned return VERB VBD root 0
        statues statue NOUN NNS obj 2
        that that PRON WDT nsubj:pass 6
        were be AUX VBD aux:pass 6
        stolen steal VERB VBN acl:relcl 3
        to to ADP IN case 8
        Mali Mali PROPN NNP obl 6
        . . PUNCT . punct 2
        """,
        {"Chad": "Chad", "Mali": "Mali"},
    )
    assert sides(scene) == [("RETREAT", ["Chad"], ["Mali"])]


def test_an_order_to_troops_is_no_deployment() -> None:
    scene = read_scene(
        """
        Chad Chad PROPN NNP nsubj 2
        ordered order VERB VBD root 0
        troops troop NOUN NNS obj 2
        to to PART TO mark 5
        leave leave VERB VB xcomp 2
        . . PUNCT . punct 2
        """,
        {"Chad": "Chad", "troops": "troops"},
    )
    assert ("REQUEST", ["Chad"], ["troops"]) in sides(scene)


def test_the_second_side_behind_between_may_hang_on_the_first_ones_phrase() -> None:
    scene = read_scene(
        """
        Clashes clash NOUN NNS nsubj 8
        between between ADP IN case 3
        followers follower NOUN NNS nmod 1
        of of ADP IN case 5
        Ruiz Ruiz PROPN NNP nmod 3
        and and CCONJ CC cc 7
        soldiers soldier NOUN NNS conj 5
        continued continue VERB VBD root 0
        . . PUNCT . punct 8
        """,
        {"followers": "followers", "Ruiz": "Ruiz", "soldiers": "soldiers"},
        kinds={"Ruiz": "person"},
    )
    assert sides(scene) == [("ASSAULT", ["followers", "soldiers"], [])]


def test_whose_base_is_hit_comes_before_where_it_stands() -> None:
    scene = read_scene(
        """
        Rebels rebel NOUN NNS nsubj 2
        attacked attack VERB VBD root 0
        a a DET DT det 5
        Malian malian ADJ JJ amod 5
        base base NOUN NN obj 2
        in in ADP IN case 7
        Chad Chad PROPN NNP nmod 5
        . . PUNCT . punct 2
        """,
        {"Rebels": "rebels", "Malian": "Mali", "Chad": "Chad"},
    )
    assert sides(scene) == [("ASSAULT", ["Rebels"], ["Malian"])]


def test_a_pronoun_in_a_participle_beside_means_the_object() -> None:
    scene = read_scene(
        """
        Police police NOUN NNS nsubj 2
        arrested arrest VERB VBD root 0
        miners miner NOUN NNS obj 2
        , , PUNCT , punct 5
        accusing accuse VERB VBG advcl 2
        them they PRON PRP obj 5
        of of SCONJ IN mark 8
        lying lie VERB VBG advcl 5
        . . PUNCT . punct 2
        """,
        {"Police": "police", "miners": "miners"},
    )
    assert ("ACCUSE", ["Police"], ["miners"]) in sides(scene)


def test_a_mention_that_covers_the_root_of_its_sentence_ends_there() -> None:
    words = ["Mali", "rallies", "grew"]
    doc = Doc(Vocab(), words=words, heads=[1, 2, 2], deps=["compound", "nsubj", "root"])
    actor = Actor(name="Mali rallies grew", kind="group")
    span = Span(0, len(doc.text))
    found = get_direct(doc[0], {0: [(span, actor)]})
    assert [filler.token.text for filler in found] == ["grew"]


def test_the_sides_of_an_exchange_may_hang_on_what_is_exchanged() -> None:
    scene = read_scene(
        """
        Exchanges exchange NOUN NNS nsubj 8
        of of ADP IN case 3
        prisoners prisoner NOUN NNS nmod 1
        between between ADP IN case 5
        Chad Chad PROPN NNP nmod 3
        and and CCONJ CC cc 7
        Niger Niger PROPN NNP conj 5
        began begin VERB VBD root 0
        . . PUNCT . punct 8
        """,
        {"Chad": "Chad", "Niger": "Niger"},
    )
    assert sides(scene) == [("RETREAT", ["Chad", "Niger"], [])]


def test_whose_town_it_is_did_not_do_what_happened_there() -> None:
    scene = read_scene(
        """
        Blasts blast NOUN NNS nsubj 9
        in in ADP IN case 5
        Chad Chad PROPN NNP nmod:poss 5
        's 's PART POS case 3
        town town NOUN NN nmod 1
        which which PRON WDT nsubj 7
        killed kill VERB VBD acl:relcl 5
        miners miner NOUN NNS obj 7
        stopped stop VERB VBD root 0
        . . PUNCT . punct 9
        """,
        {"Chad": "Chad", "miners": "miners"},
    )
    assert ("ASSAULT", [], ["miners"]) in sides(scene)


def test_the_place_of_an_event_keeps_its_name_over_a_hyphen() -> None:
    words = ["shelled", "Jisr", "al", "-", "Shughur"]
    doc = Doc(Vocab(), words=words, spaces=[True, True, False, False, False],
              heads=[0, 0, 1, 4, 1], deps=["root", "obl", "flat", "punct", "flat"],
              pos=["VERB", "PROPN", "PROPN", "PUNCT", "PROPN"])  # fmt: skip
    assert get_noun_phrase_span(doc[1]).text_in(doc.text) == "Jisr al-Shughur"
