"""How many devices the processor is divided into."""

from typing import Final

PROCESSOR_PARTS: Final = 8
"""Into so many devices of TensorFlow the processor is divided, so that several can be tried without
GPUs. They share its threads and memory: where one of them is used, the others cost nothing."""
