"""Qt: the window, its views, widgets, style and threads."""

from normviz.ui.guards.override_guard import install

install()
