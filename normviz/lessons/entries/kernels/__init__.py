"""Chapter: weight and spectral norm."""
