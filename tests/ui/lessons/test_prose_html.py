from normviz.lessons.results import shown
from normviz.ui.lessons.prose_html import inline_html, prose_html


def test_markdown_of_lessons_becomes_html() -> None:
    assert inline_html("`axis=-1` *not* <x>") == ("<code>axis=-1</code> <i>not</i> &lt;x&gt;")
    assert inline_html("**every** *set*") == "<b>every</b> <i>set</i>"
    assert prose_html("One {n}.\n\nTwo.", {"n": shown("n", 3)}) == "<p>One 3.</p><p>Two.</p>"


def test_words_of_the_glossary_are_links_where_they_are_used_first() -> None:
    html = prose_html("A batch and a batch.")

    assert html == '<p>A <a href="term:batch">batch</a> and a batch.</p>'
