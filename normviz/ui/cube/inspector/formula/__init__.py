"""The formula of the highlighted element, typeset."""
