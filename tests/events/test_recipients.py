"""Whom it is done to, and who takes part beside the first."""

from __future__ import annotations

from spacy.tokens import Doc
from spacy.vocab import Vocab

from dragoman.events.fillers import get_direct
from dragoman.records import Actor, Span
from dragoman.syntax import get_noun_phrase_span
from tests.events.building import Scene, read_scene


def sides(scene: Scene) -> list[tuple[str, list[str], list[str]]]:
    return [(kind, actors, recipients) for kind, _, actors, recipients in scene.describe()]


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
