"""Pages of products, prices and answers."""
