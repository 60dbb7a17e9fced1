"""What is read of leads and opportunities."""
