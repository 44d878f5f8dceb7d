"""Models in memory, read by the attributes of their layers; none is called."""
