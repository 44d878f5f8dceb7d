"""Translated texts shared by several views."""
