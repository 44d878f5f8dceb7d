"""The figure as a scene graph, and its export as SVG."""
