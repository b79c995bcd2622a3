"""The library of protocols: read, check, fit to a length."""
