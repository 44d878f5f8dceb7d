"""Values shared by the recipes of one source."""
