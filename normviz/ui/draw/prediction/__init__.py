"""From the drawing to the answers of the models."""
