"""Reading many articles, in this process or in several, in the order of the input."""

from __future__ import annotations

import atexit
import gc
import os
import signal
import traceback
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Protocol

from dragoman.errors import PipelineError
from dragoman.records import Article, Issue, Reading
from dragoman.sources import Source

if TYPE_CHECKING:
    from dragoman.reference import OwnActor

FEW_ARTICLES = 20
_WAITING_PER_WORKER = 4
_DEATHS_IN_A_ROW = 3


class ArticleReader(Protocol):
    """What reads an article: :class:`dragoman.reading.Reader`, or a stand-in of a test."""

    @property
    def model_digest(self) -> str:
        """What identifies the language pipeline."""

    @property
    def codebook_digest(self) -> str:
        """What identifies the codebook."""

    def read(self, article: Article) -> Reading:
        """Everything that an article reports."""


#: Gives the reader of the process that calls it; it is sent to the workers.
ReaderLoader = Callable[[], ArticleReader]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one input.

    Args:
        source: The input.
        reading: Its reading with the issues of the source, or None when it gave no article.
    """

    source: Source
    reading: Reading | None


@cache
def load_reader(
    pipeline: str | None = None,
    codebook: Path | None = None,
    actors: Path | None = None,
    taught: tuple[OwnActor, ...] = (),
) -> ArticleReader:
    """The reader of this process; loading it takes a while, so it is kept.

    Args:
        pipeline: Name or path of a spaCy pipeline; None for dragoman's own.
        codebook: A codebook file; None for PLOVER.
        actors: A file of the user's own actors, or None.
        taught: Actors whom the record taught before the run.

    Raises:
        PipelineError: The pipeline cannot be loaded.
        CodebookError: The codebook is wrong.
        ReferenceDataError: The file of actors is wrong.
    """
    from dragoman.reading import Reader

    reader = Reader(pipeline, codebook, actors, taught)
    # Model and tables live as long as the process: the collector need not walk them each time.
    # At the end it takes them back, for bindings that count what is left over.
    gc.freeze()
    atexit.register(gc.unfreeze)
    return reader


class Readers(Protocol):
    """One process that reads, or several."""

    def get_digests(self) -> tuple[str, str]:
        """What identifies the language pipeline, and the codebook."""

    def read(self, sources: Iterator[Source]) -> Iterator[Outcome]:
        """Read articles, in the order of the input.

        What fails in one article becomes an issue of it, and the others go on.

        Args:
            sources: What to read.

        Raises:
            PipelineError: The pipeline cannot be loaded, or processes keep dying.
            CodebookError: The codebook is wrong.
        """

    def close(self) -> None:
        """End the processes."""


def make_readers(load: ReaderLoader, n_workers: int) -> Readers:
    """What reads with so many processes: this one, or others.

    Args:
        load: Gives the reader of a process.
        n_workers: Number of processes; with one, this process reads.
    """
    return _Pool(load, n_workers) if n_workers > 1 else _Alone(load)


def choose_workers(sources: Iterator[Source]) -> tuple[int, Iterator[Source]]:
    """How many processes suit an input: one a CPU, or one alone for few articles.

    Args:
        sources: The input; its first articles are drawn.

    Returns:
        The number, and the whole input.
    """
    head = list(islice(sources, FEW_ARTICLES))
    return count_cpus() if len(head) == FEW_ARTICLES else 1, chain(head, sources)


def count_cpus() -> int:
    """How many CPUs this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def read_article(reader: ArticleReader, article: Article) -> Reading:
    """Read one article; if that fails, its reading holds nothing but an issue that says so.

    Args:
        reader: What reads.
        article: The article.
    """
    try:
        return reader.read(article)
    except Exception as problem:  # noqa: BLE001 - the one place where an article fails
        frame = traceback.extract_tb(problem.__traceback__)[-1]
        place = f"{'/'.join(Path(frame.filename).parts[-2:])}:{frame.lineno}"
        detail = f"{type(problem).__name__} at {place}: {problem}".strip()
        return _fail(article, "article-failed", detail)


def _fail(article: Article, code: str, detail: str) -> Reading:
    return Reading(article=article, issues=(Issue(stage="reading", code=code, detail=detail),))


def _make_outcome(source: Source, reading: Reading | None) -> Outcome:
    if reading is not None and source.issues:
        reading = replace(reading, issues=(*source.issues, *reading.issues))
    return Outcome(source=source, reading=reading)


def _start_worker() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interrupt means
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process when its parent was killed: nobody else would end it."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read_in_worker(load: ReaderLoader, article: Article) -> Reading:
    return read_article(load(), article)


def _get_digests(load: ReaderLoader) -> tuple[str, str]:
    reader = load()
    return reader.model_digest, reader.codebook_digest


class _Alone:
    """This process reads."""

    def __init__(self, load: ReaderLoader) -> None:
        self._load = load

    def get_digests(self) -> tuple[str, str]:
        return _get_digests(self._load)

    def read(self, sources: Iterator[Source]) -> Iterator[Outcome]:
        for source in sources:
            reading = None
            if source.article is not None:
                reading = read_article(self._load(), source.article)
            yield _make_outcome(source, reading)

    def close(self) -> None:
        """Nothing to end."""


Waiting = tuple[Source, Future[Reading] | None]


class _Pool:
    """Processes that read; those that die are replaced, and what they read is tried again."""

    def __init__(self, load: ReaderLoader, n_workers: int) -> None:
        self._load = load
        self._n_workers = n_workers
        self._waiting: deque[Waiting] = deque()
        self._n_deaths = 0
        self._executor = self._start(n_workers)

    def get_digests(self) -> tuple[str, str]:
        """Ask the workers, which all load meanwhile: this process needs no reader of its own."""
        answers = [self._executor.submit(_get_digests, self._load) for _ in range(self._n_workers)]
        try:
            return answers[0].result()
        except BrokenProcessPool:
            raise PipelineError(
                "The processes that read died while they started.",
                remedy="Is there enough memory? Try --workers 1.",
            ) from None

    def read(self, sources: Iterator[Source]) -> Iterator[Outcome]:
        for source in sources:
            self._waiting.append((source, self._submit(source)))
            if len(self._waiting) >= self._n_workers * _WAITING_PER_WORKER:
                yield self._collect()
        while self._waiting:
            yield self._collect()

    def close(self) -> None:
        self._executor.shutdown(cancel_futures=True)

    def _start(self, n_workers: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            n_workers, mp_context=get_context("spawn"), initializer=_start_worker
        )

    def _submit(self, source: Source) -> Future[Reading] | None:
        if source.article is None:
            return None
        try:
            return self._executor.submit(_read_in_worker, self._load, source.article)
        except BrokenProcessPool as problem:
            broken: Future[Reading] = Future()
            broken.set_exception(problem)
            return broken

    def _collect(self) -> Outcome:
        source, future = self._waiting.popleft()
        if future is None or source.article is None:
            return _make_outcome(source, None)
        try:
            reading = future.result()
            self._n_deaths = 0
        except BrokenProcessPool:
            reading = self._read_alone(source.article)
            self._restart()
        return _make_outcome(source, reading)

    def _read_alone(self, article: Article) -> Reading:
        """Read what may have killed its process in a process of its own."""
        executor = self._start(1)
        try:
            reading = executor.submit(_read_in_worker, self._load, article).result()
            self._n_deaths = 0
            return reading
        except BrokenProcessPool:
            self._n_deaths += 1
            if self._n_deaths == _DEATHS_IN_A_ROW:
                raise PipelineError(
                    f"{self._n_deaths} articles in a row killed the process that read them.",
                    remedy="Is there enough memory? Try --workers 1.",
                ) from None
            return _fail(article, "worker-died", "The process that read it died, twice.")
        finally:
            executor.shutdown(cancel_futures=True)

    def _restart(self) -> None:
        self._executor.shutdown(cancel_futures=True)
        self._executor = self._start(self._n_workers)
        for number, (source, future) in enumerate(self._waiting):
            if future is not None and (not future.done() or future.exception() is not None):
                self._waiting[number] = (source, self._submit(source))
