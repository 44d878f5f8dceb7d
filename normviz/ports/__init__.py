"""Interfaces between views and engine: protocols and their records. No Qt, no Keras."""
