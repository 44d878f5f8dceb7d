"""The programs that make the models in ``resources/models``."""
