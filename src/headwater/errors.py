"""Errors that are raised: misuse and environment only.

Bad data is never an exception. It is a `headwater.model.Problem`, listed in the ledger.
"""


class HeadwaterError(Exception):
    """Root of everything Headwater raises on purpose; its text is one clear line for the user."""


class UsageError(HeadwaterError):
    """The call cannot be carried out as asked: an option's value, a missing argument."""


class EnvironmentFault(HeadwaterError):
    """Something the program needs is missing or unusable: a model, a folder that cannot be written."""


class StoreFault(EnvironmentFault):
    """A corpus file cannot be read or written as asked. `code` is S7xx, as tabled in `headwater.problems`."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{message} [{code}]")
        self.code = code
