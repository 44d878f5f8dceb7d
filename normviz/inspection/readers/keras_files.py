"""Reads `.keras` archives, legacy `.h5` models and `.weights.h5` files."""

import tempfile
from collections.abc import Mapping
from typing import Any, BinaryIO, Final

from normviz.files.bounded_json import JsonLimits, parse_json
from normviz.files.zip_archive import STORED, ArchiveMember, MemberStream, read_directory
from normviz.inspection.model import Model, ModelLayer
from normviz.inspection.readers.hdf5 import read_hdf5
from normviz.inspection.readers.hdf5_tree import StoredGroup
from normviz.inspection.readers.keras_config import layers_of
from normviz.inspection.readers.keras_weights import (
    layers_of_weights,
    with_named,
    with_stored,
)

_MOST_MEMBERS: Final = 10_000
_CONFIG: Final = "config.json"
_WEIGHTS: Final = "model.weights.h5"
_LARGEST_UNPACKED: Final = 1 << 30
"""Bytes of compressed weights; Keras itself compresses none."""
_CHUNK: Final = 1 << 20
CONFIG_LIMITS: Final = JsonLimits(size=64 << 20, depth=128, values=5_000_000, finite=False)
"""The config of a model of some thousand layers takes some megabytes."""


def read_keras(file: BinaryIO) -> Model:
    """The model of a `.keras` archive.

    Raises:
        ValueError: It is no such archive, or damaged.
    """
    members = {member.name: member for member in read_directory(file, _MOST_MEMBERS)}
    if _CONFIG not in members:
        raise ValueError(f"expected {_CONFIG} in the archive, received none")
    config = _config(file, members[_CONFIG])
    layers = layers_of(config)
    if _WEIGHTS in members:
        root = _stored(file, members[_WEIGHTS])
        layers = with_stored(layers, config, root) if layers else layers_of_weights(root)
    return Model("keras", "Keras", layers)


def read_h5(file: BinaryIO) -> Model:
    """A whole legacy model, or weights alone where the file has no config.

    Raises:
        ValueError: It is damaged, or its config is none of a model.
    """
    content = read_hdf5(file)
    if content.config is None:
        return _weights(layers_of_weights(content.root))
    config = parse_json(content.config, CONFIG_LIMITS)
    return Model("h5", "Keras", with_named(layers_of(config), content.root))


def read_weights(file: BinaryIO) -> Model:
    """Weights alone: no graph, and no settings of the layers.

    Raises:
        ValueError: It is damaged.
    """
    return _weights(layers_of_weights(read_hdf5(file).root))


def _stored(file: BinaryIO, member: ArchiveMember) -> StoredGroup:
    """The weights in an archive; what Keras stores without compression is read in its place.

    Raises:
        ValueError: They are damaged, or compressed and very large.
    """
    stream = MemberStream(file, member)  # compares the two headers
    if member.method == STORED:
        return read_hdf5(file, file.tell(), member.size).root
    if member.size > _LARGEST_UNPACKED:
        raise ValueError(f"{member.name!r} would unpack to {member.size >> 20} MiB")
    with tempfile.TemporaryFile() as unpacked:
        left = member.size
        while left:
            part = stream.read(min(left, _CHUNK))
            unpacked.write(part)
            left -= len(part)
        stream.finish()
        unpacked.flush()
        return read_hdf5(unpacked).root


def _weights(layers: tuple[ModelLayer, ...]) -> Model:
    return Model("weights.h5", "Keras", layers, is_graph=False)


def _config(file: BinaryIO, member: ArchiveMember) -> Mapping[str, Any]:
    if member.size > CONFIG_LIMITS.size:
        raise ValueError(f"expected at most {CONFIG_LIMITS.size >> 20} MiB of {_CONFIG}")
    stream = MemberStream(file, member)
    text = stream.read(member.size)
    stream.finish()
    config = parse_json(text, CONFIG_LIMITS)
    if not isinstance(config, Mapping):
        raise ValueError(f"expected {_CONFIG} to be an object")  # noqa: TRY004  # of the file
    return config
