"""Finds the handwritten digit in a picture: on paper, boards, forms, desks and in bad light."""
