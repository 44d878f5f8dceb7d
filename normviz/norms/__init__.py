"""The catalogue of norms: statistic sets, reference maths and code to copy. NumPy alone.

A statistic set is a label: a norm maps a shape to an integer array that broadcasts against
(N, C, H, W), and elements with equal labels share statistics. Sets, sizes, mean and variance all
come from there. All that is known of a norm is in its entry, a module of ``normviz.norms.entries``.
"""

from normviz.norms.arguments import DataFormat
from normviz.norms.catalog import CATALOG
from normviz.norms.code import keras_code, keras_lines, torch_code, torch_lines
from normviz.norms.element import Element, element, element_of
from normviz.norms.norm import Kind, Norm, Paper, Parameter, Place, Role
from normviz.norms.normalizer import Normalizer, PartIndex
from normviz.norms.parameters import NormParameters, value_at
from normviz.norms.reference import normalize, normalized
from normviz.norms.remarks import (
    Remark,
    RemarkCheck,
    Situation,
    Statement,
    differences,
    equal_norms,
    remarks,
    size_remarks,
    statements,
)
from normviz.norms.replicated_code import replicated_lines
from normviz.norms.sets import Box, Sets, axis_roles, changed_mask, labels, mask, members, sets
from normviz.norms.shared_moments import ImageMoments, SharedMoments
from normviz.norms.spec import CONSTRAINTS, INITIALIZERS, REGULARIZERS, NormSpec, Start
from normviz.norms.standardization import Normalized

__all__ = [
    "CATALOG",
    "CONSTRAINTS",
    "INITIALIZERS",
    "REGULARIZERS",
    "Box",
    "DataFormat",
    "Element",
    "ImageMoments",
    "Kind",
    "Norm",
    "NormParameters",
    "NormSpec",
    "Normalized",
    "Normalizer",
    "Paper",
    "Parameter",
    "PartIndex",
    "Place",
    "Remark",
    "RemarkCheck",
    "Role",
    "Sets",
    "SharedMoments",
    "Situation",
    "Start",
    "Statement",
    "axis_roles",
    "changed_mask",
    "differences",
    "element",
    "element_of",
    "equal_norms",
    "keras_code",
    "keras_lines",
    "labels",
    "mask",
    "members",
    "normalize",
    "normalized",
    "remarks",
    "replicated_lines",
    "sets",
    "size_remarks",
    "statements",
    "torch_code",
    "torch_lines",
    "value_at",
]
