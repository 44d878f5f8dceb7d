"""The Train view: choose a recipe, watch it learn, keep and compare the runs."""
