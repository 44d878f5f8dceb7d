"""The numbers of a kernel that is normalized: lengths per output channel, and σ₁."""
