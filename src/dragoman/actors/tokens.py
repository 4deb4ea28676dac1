"""Questions on tokens that the mention finder asks again and again."""

from __future__ import annotations

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from dragoman.actors.words import load_words
from dragoman.syntax import get_label

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "obl:agent"})
_ARGUMENTS = frozenset(
    {"nsubj", "obj", "iobj", "obl", "nmod", "conj", "root", "appos", "parataxis"}
)
POSSESSORS = frozenset(["his", "her", "its", "their", "our", "my", "your"])


class TokenMap:
    """Tokens by character, and each token's sentence number.

    Args:
        doc: The document.
    """

    __slots__ = ("_by_character", "doc", "sentences", "text")

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = doc.text
        self._by_character = [0] * (len(self.text) + 1)
        self.sentences = [0] * len(doc)
        sentence = -1
        for token in doc:
            if token.is_sent_start or sentence < 0:
                sentence += 1
            self.sentences[token.i] = sentence
            start, length = token.idx, len(token.text_with_ws)
            self._by_character[start : start + length] = [token.i] * length

    def get_range(self, start: int, end: int) -> tuple[int, int]:
        """The first and last token that the characters touch."""
        return self._by_character[start], self._by_character[max(start, end - 1)]

    def get_root(self, first: int, last: int) -> Token:
        """The token of a range whose head lies outside it; the last when the tree is odd."""
        for index in range(last, first - 1, -1):
            token = self.doc[index]
            if not first <= token.head.i <= last or token.head.i == index:
                return token
        return self.doc[last]


def is_subject(token: Token) -> bool:
    """Whether a token, or the noun that it is coordinated or apposed to, is a subject."""
    current = token
    for _ in range(4):
        if current.dep_ in _SUBJECTS:
            return True
        if current.dep_ not in ("conj", "appos", "flat", "nmod:desc", "compound"):
            return False
        current = current.head
    return False


def is_argument(token: Token) -> bool:
    """Whether a noun stands where those who act or are acted on stand."""
    return get_label(token) in _ARGUMENTS


def get_case(token: Token) -> str | None:
    """The preposition of a noun or, without one, of the noun it is coordinated with."""
    current = token
    for _ in range(4):
        for child in current.children:
            if child.dep_ == "case" and child.tag_ != "POS":
                return str(child.lower_)
        if current.dep_ not in ("conj", "flat", "appos"):
            return None
        current = current.head
    return None


def is_possessive(doc: Doc, last: int) -> bool:
    """Whether "'s" or a bare apostrophe follows a token."""
    following = doc[last + 1] if last + 1 < len(doc) else None
    return following is not None and (following.tag_ == "POS" or following.lower_ in ("'s", "’s"))


def is_placing(token: Token) -> bool:
    """Whether a capital's name stands for the town and not for the government."""
    words = load_words()
    preposition = get_case(token)
    current = token
    while current.dep_ in ("conj", "flat") and current.head.i != current.i:
        current = current.head
    head = current.head
    if preposition is None:
        previous = token.nbor(-1) if token.i else None
        return previous is not None and previous.lower_ in words.placing
    if preposition in words.placing:
        return True
    if preposition in ("to", "from", "into", "for", "via", "through", "towards", "toward"):
        return head.lemma_.lower() in words.motion or head.lemma_.lower() == "ambassador"
    if preposition == "of":
        return head.lemma_.lower() in words.town_nouns
    return False


def is_plural(token: Token) -> bool:
    """Whether a noun is plural by its tag."""
    return token.tag_ in ("NNS", "NNPS")


def is_name_part(token: Token) -> bool:
    """Whether a token may be part of a name: a capitalised word or a particle inside one."""
    text = token.text
    return (text[:1].isupper() and any(character.isalpha() for character in text)) or (
        token.lower_ in load_words().name_particles
    )


def join_words(tokens: TokenSpan) -> str:
    """The text from the first to the last of some tokens, white space made single."""
    return " ".join(tokens.text.split())


def is_hyphen(token: Token) -> bool:
    """Whether a token is a hyphen."""
    return token.text in ("-", "\u2010", "\u2011")


def get_possessor(doc: Doc, start: int, end: int) -> str | None:
    """The first possessive pronoun between two tokens, lower case, or None."""
    for index in range(start, end):
        if doc[index].lower_ in POSSESSORS:
            return str(doc[index].lower_)
    return None


def get_quantity(token: Token) -> tuple[int, Token] | None:
    """Where "dozens of", "a group of", "two of" before a noun begins, and its head; or None.

    The noun tells who they are, the quantity stands in its place in the sentence.

    Args:
        token: The noun that is counted ("protesters").
    """
    head = token.head
    if token.dep_ != "nmod" or head.i >= token.i or get_case(token) != "of":
        return None
    if head.pos_ != "NUM" and head.lemma_.lower() not in load_words().quantities:
        return None
    before = [child.left_edge.i for child in head.lefts if child.dep_ != "case"]
    start = min(before, default=head.i)
    outer = get_quantity(head)
    return outer if outer is not None else (start, head)


def find_group_phrase(doc: Doc, token: Token) -> int | None:
    """Where "the two leaders", "both sides", "the sides" begins; None for anything else.

    Args:
        doc: The document.
        token: The head noun.
    """
    words = load_words()
    lemma = token.lemma_.lower()
    if lemma not in words.pair_nouns or token.pos_ not in ("NOUN", "PROPN"):
        return None
    if token.tag_ not in ("NNS", "NNPS") and lemma != "pair":
        return None
    start = token.i
    while (
        start > 0 and not doc[start].is_sent_start and doc[start - 1].lower_ in words.pair_modifiers
    ):
        start -= 1
    while start < token.i and doc[start].lower_ in ("of", "countries"):
        start += 1
    text = join_words(doc[start : token.i + 1]).lower()
    if text.startswith(("the two ", "both ", "two sides", "these two ")):
        return start
    return start if text in ("the sides", "the parties", "the pair") else None
