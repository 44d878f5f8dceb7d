"""Texts that several views show, translated."""
