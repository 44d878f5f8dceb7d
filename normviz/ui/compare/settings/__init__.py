"""What is compared: recipe, norms, seeds and values of settings."""
