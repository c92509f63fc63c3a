"""Who applied, by name and facts. There is no demographic field, and none may be added."""
