"""Load the language pipeline: the engine, or any other spaCy pipeline in its place."""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.language import Language

from dragoman.errors import PipelineError
from dragoman.language.component import COMPONENT, EngineComponent
from dragoman.language.engine import get_model_digest
from dragoman.language.tokens import make_tokenizer

DIGEST_KEY = "model_digest"
"""Where ``nlp.meta`` tells which model it is: a digest, or another pipeline's name and version."""
MAX_CHARACTERS = 1_000_000_000
UNIVERSAL_LABELS = frozenset({"nsubj", "obj", "obl"})


def load_pipeline(name: str | None = None) -> Language:
    """Load a pipeline that fills sentences, tags, heads, labels and entities.

    Args:
        name: None for dragoman's own engine; else the name or path of a spaCy
            pipeline with Universal Dependencies labels.

    Raises:
        PipelineError: The pipeline cannot be loaded, has no parser, or its parser
            has other labels.
    """
    if name is None:
        nlp = spacy.blank("en")
        nlp.tokenizer = make_tokenizer(nlp)
        nlp.max_length = MAX_CHARACTERS
        nlp.add_pipe(COMPONENT)
        nlp.meta[DIGEST_KEY] = get_model_digest()
        return nlp
    return _load_other(name)


def keep_states(nlp: Language) -> bool:
    """Let a pipeline's documents carry the encoder's word states, for further heads.

    Args:
        nlp: A pipeline that has read nothing yet.

    Returns:
        Whether they will: only the component of dragoman's own model can.
    """
    component = nlp.get_pipe(COMPONENT) if COMPONENT in nlp.pipe_names else None
    if not isinstance(component, EngineComponent):
        return False
    component.with_states = True
    return True


def _load_other(name: str) -> Language:
    try:
        nlp = spacy.load(name)
    except (OSError, ValueError, ImportError) as error:
        kind = "path" if Path(name).exists() else "package or path"
        raise PipelineError(
            f"No spaCy pipeline can be loaded from the {kind} '{name}': {error}",
            remedy="Install it (python -m spacy download NAME), or leave --pipeline out.",
        ) from error
    if COMPONENT in nlp.pipe_names:
        nlp.meta[DIGEST_KEY] = get_model_digest()
        return nlp
    if "parser" not in nlp.pipe_names:
        raise PipelineError(
            f"The pipeline '{name}' has no parser (it has: {', '.join(nlp.pipe_names) or 'none'}).",
            remedy="Name a pipeline that parses with Universal Dependencies labels.",
        )
    labels = {label.split("||")[0] for label in nlp.pipe_labels.get("parser", [])}
    if not labels >= UNIVERSAL_LABELS:
        raise PipelineError(
            f"The parser of '{name}' does not use Universal Dependencies labels.",
            remedy="Name a pipeline whose labels include nsubj, obj and obl.",
        )
    nlp.max_length = MAX_CHARACTERS
    nlp.meta.setdefault(DIGEST_KEY, f"{nlp.meta['name']}-{nlp.meta['version']}")
    return nlp
