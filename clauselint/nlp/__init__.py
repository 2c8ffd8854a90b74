"""The parser: loading the model, `Segment` to `Analysis`, and questions about the grammar."""
