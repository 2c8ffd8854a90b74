"""Rules about the comments that turn other rules off."""
