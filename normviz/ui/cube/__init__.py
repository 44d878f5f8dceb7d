"""The Cube view: the figure of Wu & He, live."""
