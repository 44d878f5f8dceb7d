"""Options and output of the commands that train."""
