"""Predictions for the drawing: rasterizer, query settings, client, worker, controller."""
