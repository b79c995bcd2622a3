"""Files between laptops and from the outside."""
