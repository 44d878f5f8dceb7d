"""The window: PySide6 and pyqtgraph; no Keras, no TensorFlow."""
