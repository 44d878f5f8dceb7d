"""A convolutional network that is validated on digits of other brightness and contrast."""

from normviz.recipes.experiment_presets import FIVE_EPOCHS, experiment_presets
from normviz.recipes.layers import Conv, Dense, Flatten, Reshape, normed
from normviz.recipes.recipe import Recipe

RECIPE = Recipe(
    name="brightness",
    order=63,
    title="Other brightness in validation",
    source="normviz",
    text=(
        "Trained on digits as they are, validated on digits of another brightness and contrast, "
        "each with its own. The filters are linear, and no zeros surround the picture: to each "
        "channel of a picture brightness adds a number, and contrast multiplies it. Instance norm "
        "takes both off, since its statistics are those of one channel of one picture (Ulyanov, "
        "Vedaldi, Lempitsky 2016, section 2). Layer and group norm mix channels; batch norm "
        "validates with moving statistics of other pictures. Seen with the quick preset on MNIST, "
        "five seeds each: best with instance norm, then group norm, then layer norm; last with "
        "batch norm and without a norm, between which there is no difference."
    ),
    dataset="mnist-brightness",
    input_shape=(28, 28),
    classes=10,
    pixel_scale=1 / 255,
    targets="sparse",
    loss="sparse_categorical_crossentropy",
    norm="instance",
    layers=(
        Reshape((28, 28, 1)),
        *normed(Conv(8, 5, strides=2, padding="valid")),
        *normed(Conv(16, 3, strides=2, padding="valid")),
        Flatten(),
        Dense(10, "softmax"),
    ),
    default_options={"groups": 4},
    presets=experiment_presets(FIVE_EPOCHS, train_size=5_000),
)
