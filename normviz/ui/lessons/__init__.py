"""Words and numbers of lessons as the Learn view and the guide show them."""
