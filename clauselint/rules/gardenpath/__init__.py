"""GPA: sentences that lead a reader astray before they end."""
