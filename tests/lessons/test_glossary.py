import pytest

from normviz.lessons.catalog import in_order
from normviz.lessons.glossary import _term, glossary, marked, term_named
from normviz.lessons.lesson import Lesson
from normviz.lessons.texts import lesson_text, terms


def test_every_form_belongs_to_one_term() -> None:
    forms = [form.casefold() for term in glossary() for form in term.forms]

    assert len(set(forms)) == len(forms)
    assert [term.definition[-1] for term in glossary()] == ["."] * len(glossary())


@pytest.mark.parametrize("lesson", in_order(), ids=lambda lesson: lesson.name)
def test_every_marked_word_is_defined(lesson: Lesson) -> None:
    text = lesson_text(lesson.name)
    words = (text.title, text.claim, text.truth, *(step.body for step in text.steps))

    assert [word for each in words for word in terms(each) if term_named(word) is None] == []


WORDS = (
    "batch, mini-batch, cross-entropy, dense layer, dropout, features, labels, learning rate, "
    "logits, loss, neuron, one-hot, relu, sigmoid, softmax, tensor, epoch, gradient, momentum, "
    "overfitting, mean, variance, deviation, ε, convolution, stride, pooling, channel"
)


def test_words_of_the_field_are_defined() -> None:
    assert [word for word in WORDS.split(", ") if term_named(word) is None] == []


def test_the_first_use_of_a_word_is_marked() -> None:
    assert marked("Batch size, a batch and batches") == "[[Batch size]], a [[batch]] and batches"
    assert marked("`batch` {batch} mini-batch rebatch") == "`batch` {batch} [[mini-batch]] rebatch"
    assert marked("the [[batch]], the batch") == "the [[batch]], the batch"


def test_a_language_without_a_glossary_shows_english() -> None:
    assert glossary("xx") == glossary()


def test_a_line_of_another_form_is_refused() -> None:
    with pytest.raises(ValueError, match="name, form: definition"):
        _term("batch is a word")
