"""Guards that keep the window running when code called by Qt raises an exception."""
