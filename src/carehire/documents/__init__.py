"""What each document says, as blocks; how it looks is the writers' matter."""
