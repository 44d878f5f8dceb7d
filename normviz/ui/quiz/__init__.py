"""The quiz: asks about statistic sets, and says why an answer is right or wrong."""
