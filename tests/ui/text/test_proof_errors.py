"""The window's words for proofs that cannot be made."""

import pytest

from normviz.errors import UserError
from normviz.ui.text.error_texts import error_text


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (UserError("{reason}", code="layer-refuses", reason="ε is 0"), "refuses these settings: ε"),
        (UserError("little", code="proof-memory"), "too little memory"),
        (
            UserError("{norm}", code="keras-too-old", norm="x", since="3.14", installed="3.8"),
            "x needs Keras 3.14 or newer: installed is 3.8.",
        ),
    ],
)
def test_what_happened_is_said(qapp: object, error: UserError, words: str) -> None:
    assert words in error_text(error)
