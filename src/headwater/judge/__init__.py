"""What people decided, applied to what the models found: a judgement outranks them, and says so in its reason.

Each function takes what a stage made and the judgements, and returns it as judged; without judgements it returns what
it was given. Nothing here is remembered: undoing a judgement and tracing the story again gives what was before.
"""

from headwater.judge.chains import judge_chains
from headwater.judge.claims import judge_claims, tell_judgements
from headwater.judge.copies import judge_copies
from headwater.judge.records import VERDICTS, concerns, in_force, make_judgement
from headwater.judge.relations import anchor_relation, judge_relations
from headwater.judge.sources import judge_sources

__all__ = [
    "VERDICTS",
    "anchor_relation",
    "concerns",
    "in_force",
    "judge_chains",
    "judge_claims",
    "judge_copies",
    "judge_relations",
    "judge_sources",
    "make_judgement",
    "tell_judgements",
]
