"""Runs as event files of TensorBoard, written without TensorFlow."""
