"""STR: sentences and lists that are hard to hold in mind."""
