"""Recipes of the app's own in which a norm decides; the sweeps that show it ship as examples."""
