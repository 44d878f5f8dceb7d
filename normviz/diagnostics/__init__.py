"""Log files, crash reports and the report of this installation. Knows neither Qt nor Keras."""
