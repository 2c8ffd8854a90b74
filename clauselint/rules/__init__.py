"""The rules, a folder for each family and a file for each rule; `registry` finds them."""
