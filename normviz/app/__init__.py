"""Joins ui and engine: the composition root, the services, and what passes between views."""
