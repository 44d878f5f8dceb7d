"""The slider over the kept steps of a training, and the bar around it."""
