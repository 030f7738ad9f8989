"""Judgement: what a clause says of its subject, good or bad, wanted or not."""

from standpunkt.stance.judging.asserted import (
    confirmed,
    counterfactual,
    may_praise,
    only_acknowledged,
    only_assumed,
    only_possible,
    report_denied,
    told_as_past,
    truth_denied,
)
from standpunkt.stance.judging.excess import excess, never_too
from standpunkt.stance.judging.judgement import Judgement, judge, wished
from standpunkt.stance.judging.predicate import names_kind, predicate_fits, seems
from standpunkt.stance.judging.shifted import contrasted, of_objection, shifted
from standpunkt.stance.judging.subject import (
    about_world,
    as_now,
    is_proposer,
    on_matter,
    on_proposal,
    proposal_like,
    proposal_like_word,
    proposes,
)
from standpunkt.stance.judging.wanted import wanted

__all__ = [
    "Judgement",
    "about_world",
    "as_now",
    "confirmed",
    "contrasted",
    "counterfactual",
    "excess",
    "is_proposer",
    "judge",
    "may_praise",
    "names_kind",
    "never_too",
    "of_objection",
    "on_matter",
    "on_proposal",
    "only_acknowledged",
    "only_assumed",
    "only_possible",
    "predicate_fits",
    "proposal_like",
    "proposal_like_word",
    "proposes",
    "report_denied",
    "seems",
    "shifted",
    "told_as_past",
    "truth_denied",
    "wanted",
    "wished",
]
