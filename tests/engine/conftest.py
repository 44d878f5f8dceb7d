"""The engine as the program loads it: with a processor that is divided into several devices."""

from normviz.engine.keras_loading import load_keras

# Once TensorFlow has computed something, its devices are fixed.
load_keras()
