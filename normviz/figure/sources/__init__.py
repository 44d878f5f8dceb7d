"""The sources of the tensor x, one module each; the registry finds them by itself.

A module defines ``SOURCE``. A new source is a new module here, and nothing else.
"""
