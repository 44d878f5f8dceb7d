from normviz.engine.device_probe import devices, gpus_of


def test_the_processor_is_a_device() -> None:
    assert {"name": "cpu:0", "kind": "cpu", "model": None} in devices()


def test_gpus_are_read_from_what_the_driver_prints() -> None:
    text = "NVIDIA H100 80GB HBM3, 81559\nNVIDIA A, B, 16384\nnonsense\n"
    assert gpus_of(text) == [
        {"model": "NVIDIA H100 80GB HBM3", "memory_bytes": 81559 << 20},
        {"model": "NVIDIA A, B", "memory_bytes": 16384 << 20},
    ]
