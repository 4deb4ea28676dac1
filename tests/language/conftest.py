"""The pipeline, loaded once for all tests of the language stage."""

from __future__ import annotations

import pytest
from spacy.language import Language

from dragoman.language import load_pipeline


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_pipeline()
