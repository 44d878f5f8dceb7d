"""The questions and answers on batch normalization in Keras."""

from typing import Final

SOURCE: Final = "Questions and answers: batch normalization in Keras"
BEFORE_OUTPUT: Final = (
    "Batch norm stands before the output too; the codelab calls it “not useful there”. A switch "
    "puts it before the last layer instead. No other norm is put there, since so few outputs leave "
    "it nothing."
)
