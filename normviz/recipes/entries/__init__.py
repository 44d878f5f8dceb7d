"""One module per recipe, with all that is known of it; the catalogue finds them by itself.

A module defines ``RECIPE``. A new recipe is a new module here or in one of the folders, and nothing
else; what several recipes of a source share is in `normviz.recipes.sources`.
"""
