"""The user's own digits: labelled drawings, and how accurately each model classifies them."""
