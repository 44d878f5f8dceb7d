"""Pictures that a user brings: read in the background, and scaled."""
