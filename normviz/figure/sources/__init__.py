"""Where x comes from, one module per source; the registry finds them by itself.

A module defines ``SOURCE``. A new source is a new module here, and nothing else.
"""
