from normviz.lessons.catalog import LESSONS
from normviz.lessons.results import Result, shown
from normviz.lessons.texts import lesson_text
from normviz.ui.learn.lesson_html import checks_html, related_html, sources_html, steps_html

TEXT = lesson_text("batch-mates")


def test_a_check_that_does_not_hold_is_told() -> None:
    good, bad = Result("batch", 0.9, "above 0.5"), Result("group", 0.9, "below 0.1", holds=False)
    html = checks_html(TEXT, {"batch": good, "group": bad}, numbers=True)

    assert html.count("✓") == html.count("✗") == html.count("…") == 1
    assert "expected below 0.1, received 0.9" in html
    assert "received" not in checks_html(TEXT, {"batch": good}, numbers=False)


def test_steps_sources_and_related_lessons_are_links() -> None:
    lesson = LESSONS["batch-mates"]

    assert steps_html(TEXT).count('href="step:') == len(lesson.steps)
    assert all(source.url in sources_html(lesson) for source in lesson.sources)
    assert all(f"lesson:{name}" in related_html(lesson) for name in lesson.related)


def test_numbers_stand_in_titles_of_steps() -> None:
    html = steps_html(lesson_text("unbiased-variance"), {"count_two": shown("count_two", 2)})

    assert "Sets of 2" in html
    assert "{" not in html
