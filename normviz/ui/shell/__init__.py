"""The main window and what belongs to all views: menus, rail, status bar, undo."""
