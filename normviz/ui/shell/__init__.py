"""The main window and everything outside its views: menus, rail, status bar, undo."""
