"""Remarks about the focused norm."""
