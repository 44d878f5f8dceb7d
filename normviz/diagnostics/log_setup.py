"""Starts and stops logging; the log file is opened at the first record."""

import logging
from typing import Final

LEVELS: Final = ("debug", "info", "warning", "error", "off")


def start_logging(level: str = "info") -> None:
    """Sends what this process logs to its file.

    Args:
        level: One of :data:`LEVELS`; the least grave records that are kept.
    """
    stop_logging()
    logger = logging.getLogger("normviz")
    if level == "off":
        logger.addHandler(logging.NullHandler())
        return
    logger.setLevel(level.upper())
    logger.addHandler(_FirstRecord())


def stop_logging() -> None:
    """Closes the file; nothing more is logged."""
    logger = logging.getLogger("normviz")
    for handler in logger.handlers[:]:
        logger.removeHandler(handler)
        handler.close()


class _FirstRecord(logging.Handler):
    """Makes way for the log file when there is something to log: most commands log nothing."""

    def emit(self, record: logging.LogRecord) -> None:
        """Opens the file and passes the record on."""
        from normviz.diagnostics.log_file import LogFile, log_path

        logger = logging.getLogger("normviz")
        if self in logger.handlers:
            # Replaced in one step: a record of another thread finds the one handler or the other.
            logger.handlers[logger.handlers.index(self)] = LogFile(log_path())
        # Not through the logger, which would hand the record to its parents' handlers once more.
        for handler in logger.handlers:
            handler.handle(record)
