"""Programs that train the models in ``resources/models``."""
