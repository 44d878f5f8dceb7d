"""Questions that are made from statistic sets and computed answers, without end."""
