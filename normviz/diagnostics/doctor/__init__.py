"""The report of ``normviz doctor``: what is installed, found and missing on this machine."""
