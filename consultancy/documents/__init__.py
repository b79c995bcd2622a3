"""Word out and in, and plain copies of the same."""
