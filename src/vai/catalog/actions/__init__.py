"""What is done to products, prices and answers."""
