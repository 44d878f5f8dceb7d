"""Earlier drawings."""
