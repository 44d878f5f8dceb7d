"""Chapter: training and inference."""
