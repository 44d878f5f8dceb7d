"""Joins ui and engine: composition root, services, and the workflow between views."""
