"""What is read about imports."""
