"""What can be said about the conflict: frozen values, and nothing that reads prose."""
