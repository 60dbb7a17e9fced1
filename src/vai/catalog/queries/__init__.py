"""What is read of products, prices and answers."""
