"""The commands: the same program without a screen. One module for each family."""
