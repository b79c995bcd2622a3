"""What the program knows and does. Nothing here has heard of a screen."""
