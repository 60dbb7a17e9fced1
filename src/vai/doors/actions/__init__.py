"""What is done with imports; the only writers of the room."""
