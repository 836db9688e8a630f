"""From ranked passages to judged sentences."""
