"""What is said of a norm layer: one rule per module, named ``RULE``. All of it is computed."""
