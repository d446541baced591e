"""What the web puts into a text file: it costs little time, moves nothing, and reaches nothing."""
