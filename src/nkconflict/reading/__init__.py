"""How prose becomes a report: one stage a module, one conductor (`parse`)."""
