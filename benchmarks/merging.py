"""Measure merging: `python -m benchmarks.merging`.

Event mentions are made up with the skew of news: few pairs of states and few happenings make
most of the reports, most happenings have one report, and part of what an article tells is
history. About 3,000 mentions fall on a day, however many there are. Articles for the search of
copies are made of random words; a third of them reprint or rewrite another.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dragoman.merging import Rulings, Voices, find_copies, merge_mentions
from dragoman.merging.facts import Days, MentionFacts, Party
from dragoman.records import Article, DateInterval, EventMention, Participant, Span

MENTIONS_A_DAY = 3000
MENTIONS_AN_ARTICLE = 8
FIRST_DAY = date(2020, 1, 1).toordinal()
TYPES = (
    ["ACCUSE"] * 20 + ["CONSULT"] * 20 + ["ASSAULT"] * 15 + ["SUPPORT"] * 12 + ["AGREE"] * 10
    + ["REQUEST"] * 8 + ["COERCE"] * 6 + ["SANCTION"] * 4 + ["AID"] * 3 + ["PROTEST"] * 2
)  # fmt: skip
SPAN = Span(0, 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What reports are drawn from."""

    type: str
    parties: tuple[Party, ...]
    day: int
    words: tuple[str, ...]


class Maker:
    """Makes mentions up; the same for the same seed."""

    def __init__(self, seed: int = 7) -> None:
        self.chance = random.Random(seed)
        self.words = [f"w{number}" for number in range(30000)]
        countries = [f"{a}{b}{c}" for a in "ABCDEF" for b in "GHIJKL" for c in "MNOPQR"]
        self.parties = [
            Party(
                actor=f"act-{country}-{number}",
                name=f"{country} {number}",
                key=f"{country.lower()} {number}",
                kind="state" if number == 0 else "person",
                country=country,
                sector="GOV",
                office=None,
            )
            for country in countries
            for number in range(3)
        ]

    def draw(self, n_values: int) -> int:
        """A number below ``n_values``; small ones are much likelier (Zipf)."""
        return int(n_values ** self.chance.random()) - 1

    def draw_word(self) -> str:
        """A word; equal words are one object, as in facts that are collected from readings."""
        return self.words[self.draw(len(self.words))]

    def make_happening(self, day: int) -> Happening:
        first, second = (self.parties[self.draw(len(self.parties))] for _ in range(2))
        parties = (first,) if first is second or self.chance.random() < 0.2 else (first, second)
        words = tuple(self.draw_word() for _ in range(14))
        return Happening(type=self.chance.choice(TYPES), parties=parties, day=day, words=words)

    def find_mentions(self, n_mentions: int) -> Iterator[MentionFacts]:
        """Mentions in order of publication, each an article's report of some happening."""
        past: list[Happening] = []
        for number in range(n_mentions):
            today = FIRST_DAY + number // MENTIONS_A_DAY
            drawn = self.chance.random()
            if past and drawn < 0.55:
                # Most of what is reported happened lately; some of it is old.
                back = min(len(past), MENTIONS_A_DAY if drawn < 0.5 else len(past))
                happening = past[-1 - self.draw(back)]
            else:
                happening = self.make_happening(today)
                past.append(happening)
            yield self.make_mention(happening, number, today)

    def make_mention(self, happening: Happening, number: int, today: int) -> MentionFacts:
        chance = self.chance
        parties = happening.parties if chance.random() < 0.8 else happening.parties[:1]
        kept = [word for word in happening.words if chance.random() < 0.65]
        words = frozenset((*kept, *(self.draw_word() for _ in range(5))))
        is_old = today - happening.day > 3
        day = date.fromordinal(happening.day).isoformat()
        dated = chance.random() < (0.5 if is_old else 0.9)
        interval = DateInterval(start=day, end=day, basis="stated") if dated else None
        mention = EventMention(
            article_id=f"art-{number // MENTIONS_AN_ARTICLE:020x}",
            type=happening.type,
            actors=(Participant(actor=parties[0].actor, span=SPAN),),
            recipients=tuple(Participant(actor=p.actor, span=SPAN) for p in parties[1:]),
            trigger=Span(number % 50, number % 50 + 4),
            sentence=Span(0, 60),
            date=interval,
            background=is_old,
            confidence=0.8,
        )
        return MentionFacts(
            mention=mention,
            published=today,
            actors=parties[:1],
            recipients=parties[1:],
            reported_by=None,
            days=Days(first=happening.day, last=happening.day, is_stated=True) if dated else None,
            trigger=frozenset(happening.words[:1]),
            near=frozenset(kept[:6]),
            words=words,
            numbers=frozenset(),
            in_headline=False,
        )

    def find_articles(self, n_articles: int) -> Iterator[Article]:
        """Articles of 150 to 500 words, a third of them copies of others."""
        chance, texts = self.chance, [["no", "text"]]
        for number in range(n_articles):
            if chance.random() < 0.35:
                words = list(chance.choice(texts))
                for _ in range(chance.choice((0, 2, 6, 15))):
                    words[chance.randrange(len(words))] = self.draw_word()
                words = words[: len(words) * 2 // 3] if chance.random() < 0.3 else words
            else:
                words = [self.draw_word() for _ in range(chance.randint(150, 500))]
                texts.append(words)
            yield Article(text=" ".join(words), title=str(number))


def measure_mentions(n_mentions: int) -> dict[str, float]:
    """Seconds and memory of merging made-up mentions."""
    facts = list(Maker().find_mentions(n_mentions))
    started, used = time.perf_counter(), time.process_time()
    events = sum(1 for _ in merge_mentions(facts, Voices((), ()), Rulings()))
    seconds, used = time.perf_counter() - started, time.process_time() - used
    return {
        "mentions": n_mentions,
        "events": events,
        "seconds": round(seconds, 1),
        "processor_seconds": round(used, 1),
        "processor_us_per_mention": round(1e6 * used / n_mentions, 1),
        "peak_memory_mib": get_peak_mib(),
    }


def measure_copies(n_articles: int) -> dict[str, float]:
    """Seconds and memory of finding copies among made-up articles."""
    articles = list(Maker().find_articles(n_articles))
    before = get_peak_mib()
    started, used = time.perf_counter(), time.process_time()
    groups = sum(1 for _ in find_copies(articles))
    seconds, used = time.perf_counter() - started, time.process_time() - used
    return {
        "articles": n_articles,
        "groups": groups,
        "seconds": round(seconds, 1),
        "processor_seconds": round(used, 1),
        "peak_memory_mib": get_peak_mib(),
        "memory_of_the_articles_mib": before,
    }


def get_peak_mib() -> int:
    """The most memory that this process has held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    """Measure one size, so that the peak of memory is its own, and print it as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("mentions", "copies"))
    parser.add_argument("number", type=int)
    parser.add_argument("--out", type=Path, help="file of JSON lines to add the figures to")
    arguments = parser.parse_args()
    measure = measure_mentions if arguments.what == "mentions" else measure_copies
    line = json.dumps(measure(arguments.number))
    print(line)
    if arguments.out:
        with arguments.out.open("a", encoding="utf-8") as out:
            out.write(line + "\n")


if __name__ == "__main__":
    main()
