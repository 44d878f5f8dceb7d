"""The Draw view: a page to draw a digit on, and the models' predictions beside it."""
