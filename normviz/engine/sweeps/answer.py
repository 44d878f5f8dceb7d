"""What a worker sends back of a run, checked like any file from elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from normviz import __version__
from normviz.errors import UserError
from normviz.runs.spec import RunSpec
from normviz.runs.storage.adoption import adopt, adopt_failed


@dataclass(frozen=True)
class WorkerAnswer:
    """What came back.

    Attributes:
        problem: Why there is no run; empty otherwise.
        failure: The stored reason of a run whose own numbers ended it; empty otherwise.
        files: Of the run, by their names.
    """

    problem: str
    failure: str
    files: Mapping[str, bytes]

    def adopted(self, runs_dir: Path, spec: RunSpec) -> str:
        """The id of the run that is made of the files.

        Raises:
            UserError: They are not the files of that run, or cannot be written.
        """
        if self.failure:
            return adopt_failed(runs_dir, self.files, spec, self.failure)
        return adopt(runs_dir, self.files, spec)


def checked_answer(answer: object) -> WorkerAnswer:
    """The answer of a worker.

    Raises:
        UserError: It has another form, or comes from another version of normviz.
    """
    if not isinstance(answer, dict) or answer.get("version") != __version__:
        raise UserError(
            "expected workers with normviz {known}, received an answer of {given}: install the "
            "same version everywhere",
            code="worker-version",
            known=__version__,
            given=str(answer.get("version"))[:20] if isinstance(answer, dict) else "another form",
        )
    problem, failure, files = (answer.get(name) for name in ("problem", "failure", "files"))
    if not (
        isinstance(problem, str)
        and isinstance(failure, str)
        and isinstance(files, dict)
        and all(isinstance(data, bytes) for data in files.values())
    ):
        raise UserError(
            "a worker sent back other files: expected {wanted}",
            code="worker-files",
            wanted="names and bytes",
        )
    return WorkerAnswer(problem, failure, files)
