from normviz.lessons.prose import inline, paragraphs
from normviz.lessons.results import shown


def bracketed(word: str) -> str:
    return f"<{word}>"


def test_markdown_of_lessons_becomes_html() -> None:
    text = "`axis=-1` **every** *set* <x> [[mean]]"
    html = "<code>axis=-1</code> <b>every</b> <i>set</i> &lt;x&gt; <mean>"
    assert inline(text, bracketed) == html


def test_a_word_of_the_glossary_is_marked_once() -> None:
    html = paragraphs("A batch and {n}.\n\nA batch.", bracketed, {"n": shown("n", 3)})
    assert html == "<p>A <batch> and 3.</p><p>A batch.</p>"
