"""How ratings become a shortlist. This room cannot see groups, and must never import them."""
