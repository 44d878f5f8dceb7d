"""A training in the background of the window, whichever view has started it."""
