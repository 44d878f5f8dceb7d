"""The histogram of the statistic set before and after the norm."""
