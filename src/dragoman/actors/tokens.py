"""Questions on tokens that the mention finder asks again and again."""

from __future__ import annotations

from dragoman.actors.tree import Node, Tree
from dragoman.actors.words import load_words

_DESCRIBING = frozenset({"ADJ", "NOUN", "PROPN", "PUNCT"})
_OPENING = frozenset({"the", "both", "two", "these"})
_TWO = ("the two ", "both ", "two sides", "these two ")
_PAIRED = frozenset({"side", "party", "pair"})
_WIDEST_PAIR = 6  # tokens before the noun
_JOINING = ("conj", "flat", "appos")
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "obl:agent"})
_ARGUMENTS = frozenset(
    {"nsubj", "obj", "iobj", "obl", "nmod", "conj", "root", "appos", "parataxis"}
)
POSSESSORS = frozenset(["his", "her", "its", "their", "our", "my", "your"])


def is_subject(token: Node) -> bool:
    """Whether a token, or the noun that it is coordinated or apposed to, is a subject."""
    current = token
    for _ in range(4):
        if current.dep in _SUBJECTS:
            return True
        if current.dep not in ("conj", "appos", "flat", "nmod:desc", "compound"):
            return False
        current = current.head
    return False


def is_argument(token: Node) -> bool:
    """Whether a noun stands where those who act or are acted on stand."""
    return token.label in _ARGUMENTS


def get_governed(token: Node, *through: str) -> Node:
    """The first of those coordinated or apposed, which hangs on the verb for them all.

    Args:
        token: One of them.
        through: The relations to follow; none for all.
    """
    current = token
    while current.dep in (through or _JOINING) and current.head is not current:
        current = current.head
    return current


def get_case(token: Node) -> str | None:
    """The preposition of a noun or, without one, of the noun it is coordinated with."""
    current = token
    for _ in range(4):
        for child in current.children:
            if child.dep == "case" and child.tag != "POS":
                return str(child.lower)
        if current.dep not in ("conj", "flat", "appos"):
            return None
        current = current.head
    return None


def is_possessive(tree: Tree, last: int) -> bool:
    """Whether "'s" or a bare apostrophe follows a token."""
    following = tree.get_next(last)
    return following is not None and (following.tag == "POS" or following.lower in ("'s", "’s"))


def is_placing(token: Node) -> bool:
    """Whether a capital's name stands for the town and not for the government."""
    words = load_words()
    preposition = get_case(token)
    current = token
    while current.dep in ("conj", "flat") and current.head.i != current.i:
        current = current.head
    head = current.head
    if preposition is None:
        previous = token.tree[token.i - 1] if token.i else None
        return previous is not None and previous.lower in words.placing
    if preposition == "at":
        return head.lemma in words.standing | words.motion | words.hosting
    if preposition in words.placing:
        return True
    if preposition in ("to", "from", "into", "for", "via", "through", "towards", "toward"):
        return head.lemma in words.motion or head.lemma == "ambassador"
    if preposition == "of":
        return head.lemma in words.town_nouns
    return False


def is_plural(token: Node) -> bool:
    """Whether a noun is plural by its tag; "police" always is."""
    return token.tag in ("NNS", "NNPS") or token.lower == "police"


def is_name_part(token: Node) -> bool:
    """Whether a token may be part of a name: a capitalised word or a particle inside one."""
    text = token.text
    return (text[:1].isupper() and any(character.isalpha() for character in text)) or (
        token.lower in load_words().name_particles
    )


def is_hyphen(token: Node) -> bool:
    """Whether a token is a hyphen."""
    return token.text in ("-", "\u2010", "\u2011")


def get_possessor(tree: Tree, start: int, end: int) -> str | None:
    """The first possessive pronoun between two tokens, lower case, or None."""
    for index in range(start, end):
        if tree[index].lower in POSSESSORS:
            return str(tree[index].lower)
    return None


def get_quantity(token: Node) -> tuple[int, Node] | None:
    """Where "dozens of", "a group of", "two of" before a noun begins, and its head; or None.

    The noun tells who they are, the quantity stands in its place in the sentence.

    Args:
        token: The noun that is counted ("protesters").
    """
    head = token.head
    if token.dep != "nmod" or head.i >= token.i or get_case(token) != "of":
        return None
    if head.pos != "NUM" and head.lemma not in load_words().quantities:
        return None
    before = [child.left_edge for child in head.lefts if child.dep not in ("case", "cc", "punct")]
    start = min(before, default=head.i)
    outer = get_quantity(head)
    return outer if outer is not None else (start, head)


def find_group_phrase(tree: Tree, token: Node) -> int | None:
    """Where "the two leaders", "both sides", "the sides" begins; None for anything else.

    Args:
        tree: The document.
        token: The head noun.
    """
    words = load_words()
    lemma = token.lemma
    if lemma not in words.pair_nouns or token.pos not in ("NOUN", "PROPN"):
        return None
    if token.tag not in ("NNS", "NNPS") and lemma != "pair":
        return None
    start = token.i
    while start > 0 and token.i - start < _WIDEST_PAIR and not tree[start].is_sent_start:
        previous = tree[start - 1]
        if previous.lower not in words.pair_modifiers and previous.pos not in _DESCRIBING:
            break
        start -= 1
    while start < token.i and tree[start].lower not in _OPENING:
        start += 1
    text = tree.join_words(start, token.i).lower()
    if text.startswith(_TWO):
        return start
    if token.i == start or tree[start].lower != "the":
        return None
    bare = token.i == start + 1
    return start if lemma in words.pair_facing or (bare and lemma in _PAIRED) else None
