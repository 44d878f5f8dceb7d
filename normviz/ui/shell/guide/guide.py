"""Goes through a course: opens scenes, marks controls, and gives back what was shown before."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from normviz.errors import UserError
from normviz.ports.intents import FollowLesson, Intent, TellNumbers
from normviz.scenes.scene import Scene
from normviz.ui.guards.error_report import reported
from normviz.ui.shell.guide.guide_panel import GuidePanel
from normviz.ui.text.error_texts import error_text

if TYPE_CHECKING:
    from normviz.ports.lessons import Results
    from normviz.scenes.scene import ScenePart
    from normviz.ui.shell.guide.control_mark import ControlMark
    from normviz.ui.shell.guide.course import Course
    from normviz.ui.shell.main_window import MainWindow


class Guide(QObject):
    """The guide of a window.

    Attributes:
        panel: What it shows.
    """

    def __init__(self, window: "MainWindow") -> None:
        """Belongs to ``window``; no course yet."""
        super().__init__(window)
        self._window = window
        self.panel = GuidePanel()
        self._course: Course | None = None
        self._at = 0
        self._home = ""
        self._before: dict[str, ScenePart] = {}
        self._numbers: dict[str, Results] = {}
        self._mark: ControlMark | None = None
        # What a scene shows is laid out in later turns of the event loop.
        self._marking = QTimer(self, singleShot=True, interval=0)
        self._marking.timeout.connect(self._mark_control)
        self.panel.back_wanted.connect(self.back)
        self.panel.next_wanted.connect(self.next)
        self.panel.leave_wanted.connect(self.leave)

    @property
    def is_open(self) -> bool:
        """Whether there is a course."""
        return self._course is not None

    @property
    def at(self) -> int:
        """The number of the step, from 0."""
        return self._at

    @property
    def mark(self) -> "ControlMark | None":
        """The outline of the control to use; None where the step has none."""
        return self._mark

    @property
    def borrowed(self) -> frozenset[str]:
        """The names of the views that show something of the course, not of the user."""
        return frozenset(self._before)

    def carry_out(self, intent: Intent) -> None:
        """Follows a lesson, or takes its numbers."""
        from normviz.ui.shell.guide.course import course_of  # not before the first paint

        match intent:
            case FollowLesson(lesson, step):
                self.follow(course_of(lesson), step)
            case TellNumbers(lesson, results):
                self._numbers[lesson] = results
                if self._course is not None and self._course.name == lesson:
                    self._tell(self._course)

    def follow(self, course: "Course", at: int = 0) -> None:
        """Begins a course at one of its steps; one that is open is left."""
        self.leave()
        self._course = course
        self._home = self._window.scene_name()
        self._go(course, min(at, len(course.steps) - 1))
        self.panel.focus_next()

    def back(self) -> None:
        """Shows the step before."""
        if self._course is not None and self._at > 0:
            self._go(self._course, self._at - 1)

    def next(self) -> None:
        """Shows the next step, or ends the course after the last one."""
        if self._course is None:
            return
        if self._at + 1 < len(self._course.steps):
            self._go(self._course, self._at + 1)
            return
        if not self._course.name:  # the tour ends where to begin
            self._home = self._window.scene_name()
        self.leave()

    def go(self, steps: int) -> None:
        """Goes on by so many steps, or back; never beyond the first or last one."""
        if self._course is not None:
            at = min(max(0, self._at + steps), len(self._course.steps) - 1)
            if at != self._at:
                self._go(self._course, at)

    def leave(self) -> None:
        """Ends the course and shows what was shown before it."""
        if self._course is None:
            return
        self._course = None
        self._unmark()
        self.panel.hide()
        before, self._before = self._before, {}
        for name, part in before.items():
            with reported():  # one view that fails does not keep the others from theirs
                self._window.show_view(name).show_scene(part)
        self._window.show_view(self._home)

    def _go(self, course: "Course", at: int) -> None:
        self._unmark()
        scene = course.steps[at].scene
        try:
            self._keep(scene)
        except UserError as error:
            self.leave()
            self._window.show_message("warning", error_text(error))
            return
        self._at = at
        self._window.open_scene(scene)
        self._tell(course)
        self._marking.start()

    def _keep(self, scene: Scene) -> None:
        """Remembers what the views show that the scene changes.

        Raises:
            UserError: A view shows more than a scene can hold.
        """
        for name in scene.parts:
            if name not in self._before:
                part = self._window.show_view(name).scene()
                if part is not None:
                    self._before[name] = part

    def _tell(self, course: "Course") -> None:
        self.panel.show_step(course, self._at, self._numbers.get(course.name))

    def _mark_control(self) -> None:
        from normviz.ui.shell.guide.control_mark import ControlMark  # not before the first paint
        from normviz.ui.shell.guide.control_names import control_in

        self._unmark()
        if self._course is None:
            return
        step = self._course.steps[self._at]
        view = self._window.current_view()
        if step.control and view is not None and self._window.scene_name() == step.scene.view:
            control = control_in(view, step.scene.view, step.control)
            if control is not None:
                self._mark = ControlMark(control)

    def _unmark(self) -> None:
        self._marking.stop()
        if self._mark is not None:
            self._mark.remove()
            self._mark = None
