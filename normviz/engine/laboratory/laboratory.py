"""``KerasLaboratory``: the real layers that checks of lessons are computed on."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np

from normviz.datasets.bundled import TEST_COUNT, read_bundled
from normviz.engine.laboratory.layer import KerasLayer
from normviz.engine.laboratory.network import KerasNetwork
from normviz.engine.laboratory.seeds import seed_initializers
from normviz.engine.layers.layer_factory import make_layer
from normviz.engine.proof.statistic_set import prove_question
from normviz.lessons.laboratory import Digits, Proven
from normviz.norms import NormSpec
from normviz.norms.layer import LayerCall
from normviz.norms.validation import four_sizes, inside
from normviz.ports.proof import ProofQuestion

_SEED: Final = 0
"""Of single layers: what a lesson tells today it tells tomorrow."""


class KerasLaboratory:
    """Fulfils `Laboratory`; load Keras before making one."""

    def layer(self, call: LayerCall, *, dtype: str = "float64") -> KerasLayer:
        """A new layer; its weights are the same each time."""
        made = make_layer(call, dtype=dtype)
        seed_initializers(made, _SEED)
        return KerasLayer(made)

    def network(
        self,
        layers: Sequence[LayerCall],
        optimizer: LayerCall,
        *,
        loss: str | LayerCall = "",
        seed: int = 0,
    ) -> KerasNetwork:
        """A new network, compiled."""
        made = [_seeded(call, seed * 1000 + at) for at, call in enumerate(layers)]
        made_loss = make_layer(loss) if isinstance(loss, LayerCall) else loss
        return KerasNetwork(made, make_layer(optimizer), made_loss, seed)

    def digits(self, count: int, validation: int) -> Digits:
        """The first digits of scikit-learn's, and the last, by other writers."""
        images, labels = read_bundled()
        x = (images[..., np.newaxis] / 255.0).astype(np.float32)
        rest = len(x) - TEST_COUNT
        if count > rest or validation > TEST_COUNT:
            raise ValueError(
                f"expected at most {rest} and {TEST_COUNT}, received {count} and {validation}"
            )
        y = labels.astype(np.int64)
        last = slice(rest, rest + validation)
        return Digits(x[:count], y[:count], x[last], y[last])

    def prove(
        self,
        norm: str,
        shape: Sequence[int],
        index: Sequence[int],
        *,
        training: bool = True,
        settings: Mapping[str, Any] | None = None,
    ) -> Proven:
        """The statistic set of one element, by derivative and by perturbation."""
        given = settings or {}
        sizes = four_sizes(shape)
        spec = NormSpec(norm, groups=given.get("groups"), training=training, data_init=False)
        replicas, synchronized = given.get("replicas", 1), given.get("synchronized", False)
        place = inside(index, sizes)
        proof = prove_question(
            ProofQuestion(spec, sizes, place, replicas=replicas, synchronized=synchronized)
        )
        return Proven(
            elements=proof.elements,
            agreed=proof.agreed,
            gradient=int(proof.jacobian_nonzero.sum()),
            moved=int(proof.moved.sum()),
            holds=proof.agrees,
            difference=proof.largest_difference,
        )


def _seeded(call: LayerCall, seed: int) -> Any:
    """The layer; one that draws while it trains draws from the seed."""
    return make_layer(call, seed=seed) if call.path.endswith("Dropout") else make_layer(call)
