"""What is typed and uploaded in this room, read and checked."""
