"""What the colour of a cell can say, one module per colouring; the registry finds them by itself.

A module defines ``COLORING``. A new colouring is a new module here, and nothing else.
"""
