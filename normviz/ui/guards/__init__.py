"""What keeps the window alive when code that Qt calls raises an exception. No widget knows it."""
