"""Background jobs, thread priorities, and garbage collection in the GUI thread."""
