"""Training a run: data, network, loop, checkpoints and events."""
