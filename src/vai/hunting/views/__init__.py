"""Pages of leads, deals, the board, and the company's lists about them."""
