"""What is done to leads and opportunities: the only writers."""
