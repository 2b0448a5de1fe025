"""The command line of the training (see command.py)."""

from training.pairs.command import main

if __name__ == "__main__":
    main()
