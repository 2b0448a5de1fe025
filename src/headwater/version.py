"""The version, said once."""

__version__ = "0.1.0"
GENERATOR = f"headwater {__version__}"
