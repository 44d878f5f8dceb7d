"""Base class of views, and what the main window needs to know before creating one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QDeadlineTimer, Signal
from PySide6.QtGui import QAction, QUndoStack
from PySide6.QtWidgets import QWidget

from normviz.ports.intents import Intent, Refusal
from normviz.settings.values import Settings
from normviz.ui.style.palette import Theme
from normviz.ui.threads.deadlines import FOREVER

if TYPE_CHECKING:
    from normviz.scenes.scene import ScenePart

MenuName = Literal["file", "edit", "view", "run", "help"]


class View(QWidget):
    """One page of the main window. Subclasses override what they need; all of it has a default.

    Attributes:
        settings_parts: What is beside the content and is hidden while the window presents.
        message: Emitted with ``(kind, text)``, kind being ``"info"``, ``"warning"`` or
            ``"error"``; the window shows it in the message bar over the view. An empty text
            takes the message away.
        saved: Emitted with a translated sentence and the path of the file that was written; the
            window shows it with a button that opens the folder.
        menus_changed: Emitted when :meth:`menu_actions` would return other actions than before
            (not when an action is merely enabled or disabled).
        intent_requested: Emitted with an ``Intent`` that another view is to carry out.
        intent_offered: Emitted with a button's text and the ``Intent`` that it has carried out;
            it stands beside the last message, while this view is shown.
    """

    settings_parts: tuple[QWidget, ...] = ()

    message = Signal(str, str)
    saved = Signal(str, str)
    menus_changed = Signal()
    intent_requested = Signal(object)
    intent_offered = Signal(str, object)

    def title(self) -> str:
        """The view's name, translated."""
        return self.windowTitle()

    def menu_actions(self) -> dict[MenuName, list[QAction]]:
        """The view's own actions by menu; a menu that nobody fills (``"run"``) is not shown.

        The actions live as long as the view (parent them to it), keep their identity, and carry
        text, shortcut and status tip. A separator is an action with ``setSeparator(True)``.
        """
        return {}

    def key_help(self) -> list[tuple[str, str]]:
        """Keys that are no actions, such as the arrows of the cube: (keys, what they do)."""
        return []

    def regions(self) -> list[QWidget]:
        """The parts that F6 walks through, in reading order."""
        return [self]

    def first_focus(self) -> QWidget | None:
        """What has the focus when the window opens; None for the first of :meth:`regions`."""
        return None

    @property
    def undo_stack(self) -> QUndoStack | None:
        """What Edit ▸ Undo and Redo act on; None when the view has nothing to undo."""
        return None

    def scene(self) -> "ScenePart | None":
        """Everything that the view shows; None where it has nothing to show."""
        return None

    def show_scene(self, part: "ScenePart") -> None:
        """Shows ``part``; what the user made and it replaces can be brought back.

        Nothing else puts a view into a state: a file, the last session and a screenshot go
        through it.
        """

    def restore(self, settings: Settings) -> None:
        """Takes up the state of the last session.

        Args:
            settings: What :meth:`save` returned then. A value that makes no sense costs only
                itself: the file is the user's and may be old.
        """

    def save(self) -> dict[str, Any]:
        """The state as JSON values by name; called now and then and when the window closes."""
        return {}

    def set_theme(self, theme: Theme) -> None:
        """Recolours what does not follow the palette by itself (painters, plots)."""

    def present(self, *, on: bool) -> None:
        """Hides :attr:`settings_parts` while the window presents.

        Args:
            on: Whether it presents; when it has ended, all is shown as it was.
        """
        for part in self.settings_parts:
            part.setHidden(on)

    def refusal(self, intent: Intent) -> Refusal | None:  # noqa: ARG002
        """Why the view cannot carry out an intent now; None where it can."""
        return None

    def carry_out(self, intent: Intent) -> None:
        """Does what another view wants; only kinds that the view is the recipient of come here."""

    def is_settled(self) -> bool:
        """Whether nothing more is going to change by itself; a screenshot waits for it."""
        return True

    def may_close(self) -> bool:
        """Whether the window may close now; a view with unfinished work asks the user."""
        return True

    def ask_to_stop(self) -> None:
        """Asks everything in the background to end, and returns at once; the window is closing."""

    def shut_down(self, deadline: QDeadlineTimer = FOREVER) -> bool:  # noqa: ARG002
        """Ends threads and timers; the window is closed and nothing is asked any more.

        Args:
            deadline: How long a thread is waited for; longer where work would be lost.

        Returns:
            Whether all threads have ended.
        """
        return True


@dataclass(frozen=True)
class ViewEntry:
    """What the window must know of a view before it is created.

    Attributes:
        name: Untranslated, as in ``--view``, such as ``"cube"``.
        title: Translated, one word, shown in the rail; ``&`` marks its key in the menu.
        icon_name: An icon of ``resources/icons``.
        tip: Translated sentence.
        create: Makes the view; called once, when it is first shown.
    """

    name: str
    title: str
    icon_name: str
    tip: str
    create: Callable[[], View]


def keyed(name: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a view by their keys in the settings."""
    return {f"views/{name}/{key}": value for key, value in values.items()}
