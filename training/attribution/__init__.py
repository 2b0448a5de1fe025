"""How the attribution model was made."""
