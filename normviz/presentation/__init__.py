"""View logic without Qt and Keras: curves, ranges, number format, consensus."""
