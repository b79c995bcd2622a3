"""What the facilitator sees. One folder a screen."""
