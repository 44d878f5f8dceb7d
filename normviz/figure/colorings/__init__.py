"""The colourings of the figure, one module each; the registry finds them by itself.

A module defines ``COLORING``. A new colouring is a new module here, and nothing else.
"""
