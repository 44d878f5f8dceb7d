"""One module per data set, with all that is known of it; the catalogue finds them by itself.

A module defines ``DATASET``. A new data set is a new module here, and nothing else.
"""
