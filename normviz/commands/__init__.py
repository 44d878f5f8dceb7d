"""One module a command; each has ``register(subparsers)`` and imports what is heavy when it runs."""
