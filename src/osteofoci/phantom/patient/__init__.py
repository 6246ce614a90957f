"""A child with its visits and its record: invented, written to disk, what is true of it."""
