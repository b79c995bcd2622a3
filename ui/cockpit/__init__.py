"""The cockpit: run a consultancy."""
