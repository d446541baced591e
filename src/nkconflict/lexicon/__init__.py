"""Who and what the conflict knows, and the words for it: tables, forms, and one value that holds them."""
