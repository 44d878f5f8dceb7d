from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from normviz.errors import UserError
from normviz.runs.run import Run
from normviz.ui.text.error_texts import error_text
from normviz.ui.threads.background_job import BackgroundJobs
from normviz.ui.train.results.run_page import RunPage


class AnyPage(RunPage):
    """Asks for the name of a run."""

    failure = ""

    def question(self, run: Run | None) -> Hashable:
        if run is None:
            raise ValueError("Select a run.")
        return run.id, run.epochs_done

    def ask(self, run: Run | None) -> Any:
        self.service.asked.append(run.id)
        if self.failure:
            raise UserError(self.failure)
        return run.name

    def show_answer(self, run: Run | None, answer: str) -> None:  # noqa: ARG002
        self.head.setText(answer)


@pytest.fixture
def page(qtbot: QtBot, service: Any) -> AnyPage:
    content = QLabel()
    jobs = BackgroundJobs(content, error_text)
    made = AnyPage(service, jobs, content, "page")
    qtbot.addWidget(made, before_close_func=lambda _: jobs.stop())
    return made


def settle(qtbot: QtBot, page: AnyPage) -> None:
    qtbot.waitUntil(lambda: not page._jobs.busy)


def said(page: AnyPage) -> str:
    return "" if page._pages.currentIndex() else page._empty.text()


def test_nothing_is_asked_until_somebody_looks(
    qtbot: QtBot, page: AnyPage, service: Any, make_run: Callable[..., Run]
) -> None:
    run = make_run()
    page.set_run(run)
    assert service.asked == []
    page.show()
    settle(qtbot, page)
    assert service.asked == [run.id]
    assert (page.head.text(), said(page)) == (run.name, "")


def test_an_equal_question_is_asked_once(
    qtbot: QtBot, page: AnyPage, service: Any, make_run: Callable[..., Run]
) -> None:
    run = make_run()
    page.show()
    page.set_run(run)
    settle(qtbot, page)
    page.set_run(run)
    settle(qtbot, page)
    assert service.asked == [run.id]


def test_what_cannot_be_asked_says_what_to_do(page: AnyPage) -> None:
    page.show()
    assert said(page) == "Select a run."


def test_what_failed_is_told_and_tried_again_when_it_is_shown_again(
    qtbot: QtBot, page: AnyPage, service: Any, make_run: Callable[..., Run]
) -> None:
    run = make_run()
    page.failure = "It is damaged."
    page.show()
    page.set_run(run)
    settle(qtbot, page)
    assert said(page) == "It is damaged."
    page.failure = ""
    page.hide()
    page.show()
    settle(qtbot, page)
    assert (said(page), page.head.text()) == ("", run.name)


def test_where_the_same_run_fails_its_last_answer_stays(
    qtbot: QtBot, page: AnyPage, service: Any, make_run: Callable[..., Run]
) -> None:
    run = make_run()
    page.show()
    page.set_run(run)
    settle(qtbot, page)
    page.failure = "its weights are gone"
    page.set_run(replace(run, epochs_done=run.epochs_done + 1))
    settle(qtbot, page)
    assert (page.head.text(), said(page)) == ("Its weights are gone.", "")
    page.failure = ""
    page.hide()
    page.show()
    settle(qtbot, page)
    assert page.head.text() == run.name
    page.failure = "memory"
    other = make_run()
    page.set_run(other)
    settle(qtbot, page)
    assert said(page) == "Memory."
