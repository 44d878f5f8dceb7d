"""What is said and found of runs, without Qt."""
