"""Lessons: claims, what is true of them, scenes that show it, and checks on the real layers."""
