"""Prepare a consultancy."""
