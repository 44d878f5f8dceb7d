"""One module per norm, with all that is known of it; the catalogue finds them by itself.

A module defines ``NORM``. A new norm is a new module here, and nothing else.
"""
