"""The command line: a file for each command; nothing else prints or exits."""
