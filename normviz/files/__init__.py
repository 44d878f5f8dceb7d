"""Reading and writing files safely: atomic writes, and readers that bound what a file may take."""
