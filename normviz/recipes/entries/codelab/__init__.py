"""Recipes of the codelab “TensorFlow, Keras and deep learning, without a PhD”."""
