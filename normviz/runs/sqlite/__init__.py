"""The SQLite file of a runs folder, opened without trust in what it holds."""
