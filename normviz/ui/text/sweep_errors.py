"""Messages for errors of sweeps and their workers, by error code."""

from PySide6.QtCore import QCoreApplication


def texts() -> dict[str, str]:
    """Code to translated text with ``{names}`` of the error's values."""
    return _of_sweeps() | _of_workers()


def _of_sweeps() -> dict[str, str]:
    return {
        "sweep-axis": QCoreApplication.translate(
            "Errors", "A sweep cannot go over {given!r}. Choose out of {names}."
        ),
        "sweep-size": QCoreApplication.translate(
            "Errors", "A sweep has 1 to {most} runs, this one {count}. Choose other values."
        ),
        "sweep-misfit": QCoreApplication.translate(
            "Errors",
            "Not all combinations can be trained ({count} of {all} cannot), such as {values}. "
            "{reason} Leave them out, or choose other values.",
        ),
        "sweep-rate": QCoreApplication.translate(
            "Errors", "The learning rate {given} is not above 0. Choose another one."
        ),
        "sweep-foreign": QCoreApplication.translate(
            "Errors", "The file holds no sweep that can be read ({wanted}). Choose another file."
        ),
        "sweep-damaged": QCoreApplication.translate(
            "Errors",
            "{path} holds no comparison that can be read ({fault}). Restore the file from a "
            "backup, or compare again: runs that are trained are not trained again.",
        ),
        "sweep-unknown": QCoreApplication.translate(
            "Errors", "There is no sweep {given}. Choose one of {names}."
        ),
        "sweep-locked": QCoreApplication.translate(
            "Errors",
            "The comparison {sweep} is being trained by another window or command. Wait for its "
            "end, or stop it there.",
        ),
        "training-busy": QCoreApplication.translate(
            "Errors", "Another run is being trained in this window. Stop it, or wait for its end."
        ),
    }


def _of_workers() -> dict[str, str]:
    return {
        "worker-files": QCoreApplication.translate(
            "Errors", "A worker sent back files of no such run ({wanted}). The run is left out."
        ),
        "worker-version": QCoreApplication.translate(
            "Errors",
            "A worker runs normviz {given}, here it is {known}. Install one version everywhere.",
        ),
        "dask-missing": QCoreApplication.translate(
            "Errors", 'Several workers need Dask. Install "normviz[cluster]".'
        ),
    } | _cluster_texts()


def _cluster_texts() -> dict[str, str]:
    return {
        "cluster-unreachable": QCoreApplication.translate(
            "Errors", "There is no Dask scheduler at {address} ({reason}). Check the address."
        ),
        "cluster-without-certificate": QCoreApplication.translate(
            "Errors",
            "{address} asks for a certificate of this machine too. Set "
            "DASK_DISTRIBUTED__COMM__TLS__CA_FILE, …__CLIENT__CERT and …__CLIENT__KEY to files.",
        ),
        "cluster-certificate-unreadable": QCoreApplication.translate(
            "Errors",
            "The certificates that Dask’s configuration names cannot be read ({reason}). Look at "
            "DASK_DISTRIBUTED__COMM__TLS__CA_FILE, …__CLIENT__CERT and …__CLIENT__KEY.",
        ),
        "cluster-lost": QCoreApplication.translate(
            "Errors",
            "The Dask scheduler at {address} has gone. Start it again, and go on with the "
            "comparison: runs that have ended are kept.",
        ),
        "cluster-without-workers": QCoreApplication.translate(
            "Errors",
            "The Dask scheduler at {address} has no workers. Start some with “dask worker”.",
        ),
    }
