"""Commands about what a trained network computes."""
