"""Settings of the last session: plain values, checked on reading, in one JSON file."""
