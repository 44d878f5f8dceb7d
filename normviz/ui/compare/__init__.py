"""The Compare view: norms on one recipe over several seeds, trained with one press."""
