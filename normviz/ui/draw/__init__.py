"""The Draw view: a page to draw a digit on, and beside it what every network makes of it."""
