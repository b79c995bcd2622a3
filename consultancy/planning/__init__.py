"""Times and lengths before the room fills."""
