"""The SQLite file of a runs folder, opened as untrusted data."""
