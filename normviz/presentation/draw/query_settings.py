"""Query settings: which models are asked, the saliency method, and batch-mates."""

from dataclasses import dataclass

from normviz.norms import CATALOG
from normviz.ports.models import ModelInfo
from normviz.ports.prediction import Images, Method, Question
from normviz.presentation.draw.page import Image28


@dataclass(frozen=True, eq=False)
class QuerySettings:
    """All settings of a question.

    Attributes:
        models: What can be asked.
        chosen: Names of those that are.
        current: The model explained by the saliency map.
        method: Saliency method; None for no saliency map.
        mates: (N, 28, 28) batch-mates for training mode; None: inference only.
    """

    models: tuple[ModelInfo, ...] = ()
    chosen: tuple[str, ...] = ()
    current: str = ""
    method: Method | None = None
    mates: Images | None = None

    @property
    def default(self) -> str:
        """The default model; empty before there are models."""
        names = [model.name for model in self.models if model.is_default]
        return names[0] if names else ""

    @property
    def asked(self) -> tuple[str, ...]:
        """The chosen models, in the order of all."""
        return tuple(model.name for model in self.models if model.name in self.chosen)

    @property
    def in_training(self) -> tuple[str, ...]:
        """The chosen models whose answers differ in training mode."""
        if self.mates is None:
            return ()
        return tuple(
            model.name
            for model in self.models
            if CATALOG[model.norm].moving and model.name in self.chosen
        )

    @property
    def salient(self) -> str:
        """The model explained by the saliency map; empty if there is none."""
        if self.method is None or not self.asked:
            return ""
        wanted = (self.current, self.default, self.asked[0])
        return next(name for name in wanted if name in self.asked)

    def question(self, image: Image28) -> Question:
        """What to ask about (28, 28)."""
        return Question(
            image,
            self.asked,
            self.mates if self.in_training else None,
            self.in_training,
            self.salient,
            self.method or "gradient",
        )
