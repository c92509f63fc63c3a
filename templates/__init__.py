"""Role templates, skills, statements, samples and the look of documents, as data."""
