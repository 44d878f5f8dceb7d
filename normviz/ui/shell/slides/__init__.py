"""The panel of slides: scenes with titles and notes, to be presented one after the other."""
