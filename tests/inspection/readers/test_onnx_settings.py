from normviz.inspection.readers.onnx_settings import rounded, settings_of


def test_layer_norm_names_the_first_axis_that_is_reduced() -> None:
    settings = settings_of("LayerNormalization", {"axis": 1}, [])

    assert settings == {"first_axis": 1, "epsilon": 1e-5}


def test_defaults_are_those_of_the_operators() -> None:
    assert settings_of("BatchNormalization", {}, []) == {
        "axis": 1,
        "epsilon": 1e-5,
        "momentum": 0.9,
    }
    assert settings_of("LpNormalization", {}, [])["axis"] == -1


def test_the_kernel_tells_units_and_window() -> None:
    assert settings_of("Gemm", {"transB": 1}, [None, (5, 9)]) == {"units": 5}
    assert settings_of("MatMul", {}, [None, (9, 5)]) == {"units": 5}
    conv = settings_of("Conv", {"pads": [1, 1, 1, 1]}, [None, (8, 3, 5, 5)])
    assert (conv["filters"], conv["kernel_size"], conv["use_bias"]) == (8, [5, 5], False)
    assert settings_of("MaxPool", {"auto_pad": "SAME_UPPER"}, [None])["padding"] == "same"


def test_numbers_of_single_precision_are_told_as_they_were_written() -> None:
    assert rounded(9.999999747378752e-06) == 1e-5
    assert rounded(None) is None
