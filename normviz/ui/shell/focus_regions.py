"""F6 moves the keyboard focus from one region of the window to the next."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


def focus_region(regions: Sequence[QWidget], steps: int) -> None:
    """Moves the focus ``steps`` regions on, to where the focus last was in that region.

    Args:
        regions: Parts of one window in reading order; hidden ones and those in which nothing can
            be focused are passed over.
        steps: 1 or -1.
    """
    usable = [region for region in regions if region.isVisible() and _target(region) is not None]
    if not usable:
        return
    focus = QApplication.focusWidget()
    inside = [at for at, each in enumerate(usable) if focus is not None and _holds(each, focus)]
    start = inside[0] if inside else (-1 if steps > 0 else 0)
    target = _target(usable[(start + steps) % len(usable)])
    if target is not None:
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        _scroll_to(target)


def _scroll_to(widget: QWidget) -> None:
    """Shows what has got the focus: Qt does so after the Tab key alone."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()


def _holds(region: QWidget, widget: QWidget) -> bool:
    return region is widget or region.isAncestorOf(widget)


def _target(region: QWidget) -> QWidget | None:
    """What gets the focus: what had it last, else the first in Tab order."""
    last = region.focusWidget()
    if last is not None and _takes_focus(last):
        return last
    if _takes_focus(region):
        return region
    for candidate in _tab_order_after(region):
        if region.isAncestorOf(candidate) and _takes_focus(candidate):
            return candidate
    return None


def _tab_order_after(first: QWidget) -> Iterator[QWidget]:
    """The other widgets of the window in Tab order.

    PySide takes what ``nextInFocusChain`` returns for a child of the widget that it was called on,
    and the window itself for a child of the last one: when such a widget died, the menu bar behind
    it and all menus were declared deleted. To set the parent that a widget has changes nothing in
    Qt, and PySide knows the parent again.
    """
    widget = first.nextInFocusChain()
    while widget is not None:
        QWidget.setParent(widget, widget.parentWidget())
        if widget is first:
            return
        yield widget
        widget = widget.nextInFocusChain()


def _takes_focus(widget: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
    return by_tab and widget.isVisible() and widget.isEnabled()
