"""The stages for one article, on one screen."""

from __future__ import annotations

import hashlib
from pathlib import Path

from dragoman.actors import find_actors
from dragoman.codebook import load_codebook
from dragoman.events import find_event_mentions, load_head
from dragoman.figures import find_agreements, find_figures
from dragoman.language import (
    DIGEST_KEY,
    STATES_KEY,
    keep_states,
    load_pipeline,
    read_document,
)
from dragoman.records import Article, Cast, Issue, Reading, Span
from dragoman.reference import OwnActor, add_taught, load_reference, read_own_actors
from dragoman.statements import find_positions, find_statements

MAX_CHARACTERS = 1_000_000


class Reader:
    """Reads articles. Loads the language model once; holds no state between articles.

    Args:
        pipeline: Name or path of a spaCy pipeline with UD labels; None for dragoman's own.
        codebook: A codebook file; None for PLOVER.
        actors: A file of the user's own actors, TOML or CSV; None for none.
        taught: Actors whom a record introduced before, and whom that file and the reference lack.

    Raises:
        PipelineError: The pipeline cannot be loaded, or has no parser.
        CodebookError: The codebook is wrong.
        ReferenceDataError: The file of actors is wrong.
    """

    def __init__(
        self,
        pipeline: str | None = None,
        codebook: Path | None = None,
        actors: Path | None = None,
        taught: tuple[OwnActor, ...] = (),
    ) -> None:
        self._codebook = load_codebook(codebook)
        own = read_own_actors(actors) if actors is not None else None
        self._reference = load_reference(add_taught(own, taught))
        self._nlp = load_pipeline(pipeline)
        head = load_head()
        used = head.fits(self._codebook) and keep_states(self._nlp)
        self._head = head if used else None

    @property
    def codebook_digest(self) -> str:
        """What identifies the codebook: a hash of its content."""
        return self._codebook.digest

    @property
    def model_digest(self) -> str:
        """What identifies language pipeline and event head: a hash, or name and version.

        Where the head is not used, it is what the pipeline alone tells.
        """
        digest = str(self._nlp.meta[DIGEST_KEY])
        if self._head is None:
            return digest
        return hashlib.sha256(f"{digest} {self._head.digest}".encode()).hexdigest()

    def read(self, article: Article) -> Reading:
        """Everything that an article reports.

        Args:
            article: One text as published.

        Returns:
            Its reading; what a stage could not handle stands in ``issues``. More than
            ``MAX_CHARACTERS`` are no article but an archive: kept, not read, and told.
        """
        if len(article.text) > MAX_CHARACTERS:
            return Reading(article=article, issues=(_report_length(article),))
        doc = read_document(self._nlp, article)
        actors, actor_issues = find_actors(article, doc, self._reference)
        cast = Cast(actors)
        statements, statement_issues = find_statements(article, doc, cast)
        event_mentions, event_issues = find_event_mentions(
            article,
            doc,
            cast,
            statements,
            self._codebook,
            self._reference,
            self._head,
            doc.user_data.get(STATES_KEY),
        )
        positions, position_issues = find_positions(
            article, doc, cast, statements, event_mentions, self._reference
        )
        figures, figure_issues = find_figures(article, doc, cast, statements)
        agreements, agreement_issues = find_agreements(article, doc, cast, figures, event_mentions)
        return Reading(
            article=article,
            actors=actors,
            event_mentions=event_mentions,
            statements=statements,
            positions=positions,
            figures=figures,
            agreements=agreements,
            issues=(
                *actor_issues,
                *statement_issues,
                *event_issues,
                *position_issues,
                *figure_issues,
                *agreement_issues,
            ),
        )


def _report_length(article: Article) -> Issue:
    return Issue(
        stage="reading",
        code="article-too-long",
        detail=f"{len(article.text):,} characters, over {MAX_CHARACTERS:,}: not read. "
        "If it holds several articles, split it, or give them as JSON lines.",
        span=Span(0, len(article.text)),
    )
