"""One package per chapter, one module per lesson, each with a constant ``LESSON``."""
