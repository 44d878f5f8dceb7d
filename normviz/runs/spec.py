"""``RunSpec``: all settings of a run; later changes of a recipe do not affect it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Any, Final, Self

from normviz.errors import Reason, UserError
from normviz.files.bounded_json import JsonLimits, parse_json
from normviz.files.records import is_version, read_record, short
from normviz.norms import NormSpec
from normviz.recipes.options import norm_spec, options_json
from normviz.recipes.recipe import TrainingSettings

VERSION: Final = 1
SEED_LIMIT: Final = 2**31
_LONGEST_NAME: Final = 100_000
_DEVICES: Final = ("auto", "cpu", "gpu")
_DEVICE_DIGITS: Final = 3
MOST_DEVICES: Final = 64
MOST: Final = 2**31 - 1
"""Of epochs and of samples: TensorFlow counts no further in every place, and no data are larger."""
_LATER: Final[Mapping[str, Any]] = {"devices": 1, "sync_batch_norm": False}
"""Fields that came later, left out at these values: equal specs have equal JSON, whatever wrote
it, and an older version reads it."""
_KNOWN: Final = 500
_LIMITS: Final = JsonLimits(size=1 << 16, depth=8, values=1000)


@dataclass(frozen=True)
class RunSpec:
    """One training, from its data to its seed.

    Attributes:
        recipe: Name of the recipe.
        preset: Name of the preset that the settings started from.
        options: The norm in the recipe's slots, with its settings.
        dataset: Name of the data set.
        settings: Optimizer, schedule, batch size, epochs and the parts of the data.
        dropout: Share that is dropped, 0 to 1; None where the network has no dropout.
        bn_before_output: Whether batch norm stands before the output, where the recipe has it.
        seed: Start of all that is random: weights, order of the data, dropout; 0 to 2³¹ − 1.
        deterministic: Whether equal specs give equal bits, at some cost in speed.
        device: ``auto`` (a GPU where there is one), ``cpu``, ``gpu``, or one of them with its
            number: ``gpu:1``.
        mixed_precision: Whether layers compute in 16 bits.
        name: What the user calls the run; may be empty.
        start: What the weights start from: the name of a model that ships or the id of a run;
            empty for random weights. It is read once, when the run begins.
        devices: How many devices train together, each on its part of every batch.
        sync_batch_norm: Whether norms that share statistics over the batch take them from all
            devices together; else each device takes its own. Without effect on one device.

    Raises:
        UserError: A value is none that the field can have.
    """

    recipe: str
    preset: str
    options: NormSpec
    dataset: str
    settings: TrainingSettings
    dropout: float | None = None
    bn_before_output: bool = True
    seed: int = 0
    deterministic: bool = False
    device: str = "auto"
    mixed_precision: bool = False
    name: str = ""
    start: str = ""
    devices: int = 1
    sync_batch_norm: bool = False

    def __post_init__(self) -> None:
        """Refuses what no training can have."""
        settings = self.settings
        _count("epochs", settings.epochs)
        _count("batch size", settings.batch_size)
        _whole("seed", self.seed, 0, SEED_LIMIT - 1)
        for name in ("train_size", "validation_size"):
            if (size := getattr(settings, name)) is not None:
                _count(name.replace("_", " "), size)
        _share("dropout", self.dropout or 0.0)
        _share("held out", settings.held_out)
        if not 0 <= settings.momentum <= 1:
            raise UserError(
                "momentum: expected 0 to 1, received {given}",
                code="momentum-out-of-range",
                given=settings.momentum,
            )
        _device(self.device)
        _whole("devices", self.devices, 1, MOST_DEVICES)
        check_name(self.name)

    @property
    def norm(self) -> str:
        """Name of the norm in the recipe's slots."""
        return self.options.name

    @property
    def epochs(self) -> int:
        """How many epochs the run has in the end."""
        return self.settings.epochs

    @property
    def batch_size(self) -> int:
        """Samples per step."""
        return self.settings.batch_size

    def devices_misfit(self) -> str:
        """Why the settings do not go with several devices, in one sentence; empty where they do."""
        if self.batch_size % self.devices:
            below = self.batch_size // self.devices * self.devices
            return Reason(
                "Batches of {batch_size} cannot be divided among {devices} devices: choose a batch "
                "size of {below} or {above}.",
                code="batch-not-divisible",
                batch_size=self.batch_size,
                devices=self.devices,
                below=below or self.devices,
                above=(below or self.devices) + self.devices,
            )
        if self.devices > 1 and self.norm == "weight" and self.options.data_init:
            return Reason(
                "Each device would begin weight norm with its own part of the first batch: turn "
                "data_init off, or train on one device.",
                code="data-init-on-devices",
            )
        return ""

    def with_epochs(self, epochs: int) -> Self:
        """The same training, longer or shorter."""
        return replace(self, settings=replace(self.settings, epochs=epochs))

    def with_seed(self, seed: int) -> Self:
        """The same training from other random numbers; fast, as nothing else is checked again.

        Raises:
            UserError: The seed is none.
        """
        _whole("seed", seed, 0, SEED_LIMIT - 1)
        return self.with_checked_seed(seed)

    def with_checked_seed(self, seed: int) -> Self:
        """As :meth:`with_seed`, with a number that is known to be a seed."""
        own = self.__dict__.copy()
        own["seed"] = seed
        twin = object.__new__(type(self))
        object.__setattr__(twin, "__dict__", own)  # as it is frozen
        return twin

    def to_json(self) -> dict[str, Any]:
        """The spec as plain values, with the version of the form."""
        parts = {
            "norm": self.norm,
            "options": options_json(self.options),
            "settings": self.settings.to_json(),
        }
        own = {each.name: getattr(self, each.name) for each in fields(self)}
        values = {"version": VERSION} | own | parts
        return {key: each for key, each in values.items() if (key, each) not in _LATER.items()}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Reads what ``to_json`` gave.

        Args:
            data: A JSON object.

        Raises:
            UserError: Another version, unknown or missing fields, or values that cannot be.
        """
        if not isinstance(data, Mapping):
            raise _foreign(f"an object, received {short(data)}")
        values = dict(data)
        version = values.pop("version", None)
        if not is_version(version, VERSION):
            raise UserError(
                "run spec: expected version {known}, received {given}",
                code="spec-version",
                known=VERSION,
                given=short(version),
            )
        try:
            parts = {
                "options": _options(_Part((values.pop("norm"), values.pop("options")))),
                "settings": _settings(_Part(values.pop("settings"))),
            }
            return read_record(cls, values | parts)
        except UserError:
            raise
        except (KeyError, ValueError) as error:
            known = ", ".join(item.name for item in fields(cls))
            fault = f"received no {error}" if isinstance(error, KeyError) else error
            raise _foreign(f"the fields {known}; {fault}") from error

    @classmethod
    def from_text(cls, text: object) -> Self:
        """Reads the JSON text of what ``to_json`` gave.

        Args:
            text: What a file or a database holds there; it may be something else than text.

        Raises:
            UserError: It is no JSON, or as for :meth:`from_json`.
        """
        if not isinstance(text, str | bytes):
            raise _foreign(f"JSON, received {short(text)}")
        try:
            data = parse_json(text, _LIMITS)
        except ValueError as error:
            raise _foreign(f"JSON, received {error}") from error
        return cls.from_json(data)


class _Part:
    """A value of JSON that is equal to another one of the same text: 1 is not 1.0, nor true."""

    def __init__(self, value: Any) -> None:
        self.value = value
        self._text = repr(value)

    def __hash__(self) -> int:
        return hash(self._text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Part) and other._text == self._text


@lru_cache(_KNOWN)
def _options(part: _Part) -> NormSpec:
    """The norm of a spec: many runs differ in other things alone."""
    return norm_spec(*part.value)


@lru_cache(_KNOWN)
def _settings(part: _Part) -> TrainingSettings:
    return read_record(TrainingSettings, part.value, "settings")


def _foreign(expected: str) -> UserError:
    return UserError("run spec: expected {expected}", code="spec-foreign", expected=expected)


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= _DEVICE_DIGITS


def check_name(name: object) -> None:
    """Does nothing for what a run can be called.

    Raises:
        UserError: It is no text, or holds bytes that are none.
    """
    try:
        if isinstance(name, str) and len(name.encode()) <= _LONGEST_NAME:
            return
    except UnicodeEncodeError as error:
        raise UserError(
            "name: expected text, received {given!a}, which is not valid UTF-8; give another name",
            code="name-no-text",
            given=name,
        ) from error
    raise UserError(
        "name: expected a text of at most {most} bytes",
        code="name-too-long",
        most=_LONGEST_NAME,
    )


def _whole(name: str, value: object, low: int, high: int | None = None) -> None:
    if type(value) is int and low <= value and (high is None or value <= high):
        return
    if high is None:
        raise UserError(
            "{setting}: expected a whole number of at least {low}, received {given!r}",
            code="whole-too-small",
            setting=name,
            low=low,
            given=value,
        )
    raise UserError(
        "{setting}: expected a whole number from {low} to {high}, received {given!r}",
        code="whole-out-of-range",
        setting=name,
        low=low,
        high=high,
        given=value,
    )


def _count(name: str, value: object) -> None:
    _whole(name, value, 1)
    _whole(name, value, 1, MOST)


def _share(name: str, value: float) -> None:
    if not 0 <= value < 1:
        raise UserError(
            "{setting}: expected a share from 0 to below 1, received {given}",
            code="share-out-of-range",
            setting=name,
            given=value,
        )


def _device(name: str) -> None:
    kind, colon, number = name.partition(":")
    if kind not in _DEVICES or (colon and (kind == "auto" or not _is_count(number))):
        raise UserError(
            "device: expected auto, cpu, gpu or gpu:0, received {given!r}",
            code="device-unknown",
            given=name,
        )
