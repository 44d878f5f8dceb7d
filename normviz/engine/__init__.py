"""Keras: layers that it lacks, recipes, the trainer, the predictor, the proof. No Qt."""
