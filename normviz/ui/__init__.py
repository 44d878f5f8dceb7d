"""Qt: the window, its views, widgets, look and threads."""

from normviz.ui.guards.override_guard import install

install()
