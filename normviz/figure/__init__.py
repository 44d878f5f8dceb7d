"""The figure: one cube per norm, its geometry, its colours, and the scene that is exported.

NumPy only. Axes of a cube are 0: N, 1: C, 2: (H, W) as one axis of H·W cells, row after row.
"""
