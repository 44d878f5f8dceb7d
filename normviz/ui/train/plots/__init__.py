"""The plots of the Train view. Importing their modules imports pyqtgraph."""
