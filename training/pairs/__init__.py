"""Training of the pair model: do two passages tell of the same happening?"""
