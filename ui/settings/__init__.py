"""The few settings."""
