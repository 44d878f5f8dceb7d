"""Small reusable widgets, one per file, independent of what they show."""
