"""The Learn view: claims that people repeat, what is true of them, and scenes that show it."""
