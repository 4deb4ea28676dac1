"""Learn lemmas: suffix rules for each tag, and a table of what they get wrong."""

# ruff: noqa: E501
from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from dragoman.language.lemmas import MAX_SUFFIX, Lemmatizer
from training.corpora import Paragraph

MIN_RULE_COUNT = 2
IRREGULAR = """
arise arose arisen; awake awoke awoken; bear bore borne; beat beat beaten; become became become;
begin began begun; behold beheld beheld; bend bent bent; beset beset beset; bid bid bid; bind bound
bound; bite bit bitten; bleed bled bled; blow blew blown; break broke broken; breed bred bred; bring
brought brought; build built built; burst burst burst; buy bought bought; cast cast cast; catch
caught caught; choose chose chosen; cling clung clung; come came come; cost cost cost; creep crept
crept; cut cut cut; deal dealt dealt; dig dug dug; draw drew drawn; drink drank drunk; drive drove
driven; eat ate eaten; fall fell fallen; feed fed fed; feel felt felt; fight fought fought; find
found found; flee fled fled; fling flung flung; fly flew flown; forbid forbade forbidden; forecast
forecast forecast; foresee foresaw foreseen; forget forgot forgotten; forgive forgave forgiven;
forgo forwent forgone; forsake forsook forsaken; freeze froze frozen; get got gotten; give gave
given; go went gone; grind ground ground; grow grew grown; hang hung hung; hear heard heard; hide hid
hidden; hit hit hit; hold held held; hurt hurt hurt; keep kept kept; kneel knelt knelt; know knew
known; lay laid laid; lead led led; leave left left; lend lent lent; let let let; lie lay lain; lose
lost lost; make made made; mean meant meant; meet met met; mislead misled misled; mistake mistook
mistaken; misunderstand misunderstood misunderstood; outdo outdid outdone; overcome overcame
overcome; overrun overran overrun; oversee oversaw overseen; overtake overtook overtaken; overthrow
overthrew overthrown; override overrode overridden; partake partook partaken; pay paid paid; put put
put; quit quit quit; read read read; rebuild rebuilt rebuilt; repay repaid repaid; retake retook
retaken; ride rode ridden; ring rang rung; rise rose risen; run ran run; say said said; see saw seen;
seek sought sought; sell sold sold; send sent sent; set set set; shake shook shaken; shed shed shed;
shine shone shone; shoot shot shot; show showed shown; shrink shrank shrunk; shut shut shut; sing
sang sung; sink sank sunk; sit sat sat; slay slew slain; sleep slept slept; slide slid slid; slit slit
slit; speak spoke spoken; speed sped sped; spend spent spent; spill spilt spilt; spin spun spun;
split split split; spread spread spread; spring sprang sprung; stand stood stood; steal stole stolen;
stick stuck stuck; sting stung stung; strike struck struck; strive strove striven; swear swore sworn;
sweep swept swept; swim swam swum; swing swung swung; take took taken; teach taught taught; tear tore
torn; tell told told; think thought thought; throw threw thrown; thrust thrust thrust; undergo
underwent undergone; understand understood understood; undertake undertook undertaken; undo undid
undone; uphold upheld upheld; upset upset upset; wake woke woken; wear wore worn; weave wove woven;
weep wept wept; win won won; wind wound wound; withdraw withdrew withdrawn; withhold withheld
withheld; withstand withstood withstood; wring wrung wrung; write wrote written; rewrite rewrote
rewritten; overhear overheard overheard; foretell foretold foretold; outbid outbid outbid
"""
"""Verbs, their past and their participle: written for this project, beside the treebanks."""
UNCHANGED = "series species means headquarters barracks crossroads aircraft proceeds"
"""Plurals that are their own lemma."""


def _get_edit(form: str, lemma: str) -> str:
    """Describe how the lemma comes from the form: ``characters to cut|suffix to add``."""
    shared = 0
    while shared < min(len(form), len(lemma)) and form[shared] == lemma[shared]:
        shared += 1
    return f"{len(form) - shared}|{lemma[shared:]}"


def learn_lemmas(paragraphs: Iterable[Paragraph], words: frozenset[str]) -> dict[str, Any]:
    """Learn the table and the rules.

    Args:
        paragraphs: Treebank paragraphs with tags and lemmas.
        words: The known words that the engine will have.

    Returns:
        ``rules`` by tag and suffix (longest suffix wins), ``table`` by tag and
        form, both in lower case; ``capitals``, the words that are always written
        with one (``Turkish``), and ``common``, the adjectives that are not.
    """
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    capitals: Counter[str] = Counter()
    for paragraph in paragraphs:
        for sentence in paragraph.sentences:
            rows = zip(sentence.words, sentence.xpos, sentence.upos, sentence.lemmas, strict=True)
            for word, xpos, upos, lemma in rows:
                if lemma == "_":
                    continue
                counts[f"{upos}/{xpos}", word.lower()][lemma.lower()] += 1
                if upos in {"ADJ", "NOUN"} and word[:1].isupper():
                    capitals[word.lower()] += 1 if lemma[:1].isupper() else -1
                elif upos == "ADJ":
                    capitals[word.lower()] -= 1
    best = {key: counter.most_common(1)[0][0] for key, counter in counts.items()}
    best = _get_irregular() | best
    rules = _learn_rules(best)
    table: dict[str, dict[str, str]] = defaultdict(dict)
    nothing: frozenset[str] = frozenset()
    plain = Lemmatizer(rules=rules, table={}, capitals=nothing, common=nothing, words=words)
    for (tag, form), lemma in best.items():
        if plain.get_base(form, tag, tag.split("/")[1]) != lemma:
            table[tag][form] = lemma
    adjectives = {form for tag, form in best if tag.startswith("ADJ/JJ")}
    return {
        "rules": rules,
        "table": dict(table),
        "capitals": sorted(form for form, count in capitals.items() if count > 0),
        "common": sorted(f for f in adjectives if capitals[f] <= 0 and f.isalpha()),
    }


def _get_irregular() -> dict[tuple[str, str], str]:
    verbs = [entry.split() for entry in IRREGULAR.split(";")]
    found = {("VERB/VBD", past): lemma for lemma, past, _ in verbs}
    found |= {("NOUN/NNS", plural): plural for plural in UNCHANGED.split()}
    return found | {("VERB/VBN", participle): lemma for lemma, _, participle in verbs}


def _learn_rules(best: dict[tuple[str, str], str]) -> dict[str, dict[str, str]]:
    suffixes: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for (tag, form), lemma in best.items():
        edit = _get_edit(form, lemma)
        if int(edit.split("|")[0]) > 4:
            continue
        for size in range(min(MAX_SUFFIX, len(form)) + 1):
            suffixes[tag][form[len(form) - size :]][edit] += 1
    rules: dict[str, dict[str, str]] = {}
    for tag, found in suffixes.items():
        kept: dict[str, str] = {}
        for suffix in sorted(found, key=len):
            edit, count = found[suffix].most_common(1)[0]
            if suffix and count < MIN_RULE_COUNT:
                continue
            shorter = next((kept[suffix[i:]] for i in range(1, len(suffix) + 1)
                            if suffix[i:] in kept), None) if suffix else None  # fmt: skip
            if edit != shorter:
                kept[suffix] = edit
        rules[tag] = kept
    return rules
