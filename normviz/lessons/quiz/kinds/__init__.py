"""One module per kind of question; each names its entry ``KIND``."""
