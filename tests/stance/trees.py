"""Readings built by hand: word class, lemma, features, head and relation, and no spaCy.

One word a line: `word UPOS head relation [Feature=Value|…]`; the head is the number of a
line from 1, 0 for the root.
"""

from standpunkt.language.reading import Reading, Token, is_finite
from standpunkt.language.sentences import Sentence


def tree(table: str) -> Reading:
    rows = [line.split() for line in table.strip().splitlines()]
    text = " ".join(row[0] for row in rows)
    tokens, at = [], 0
    for i, (word, pos, head, relation, *features) in enumerate(rows):
        feats = frozenset(features[0].split("|")) if features else frozenset()
        tokens.append(
            Token(
                i=i,
                text=word,
                lower=word.lower(),
                lemma=word.lower(),
                pos=pos,
                feats=feats,
                finite=is_finite(pos, feats),
                head=i if head == "0" else int(head) - 1,
                dep=relation,
                start=at,
                end=at + len(word),
            )
        )
        at += len(word) + 1
    return Reading(Sentence(text, range(len(text) + 1)), tuple(tokens))


def flat(text: str, pos: str = "NOUN") -> Reading:
    """Words of one class, all under the first, where nothing but their forms is looked at."""
    words = text.split()
    return tree("\n".join(f"{word} {pos} {0 if i == 0 else 1} dep" for i, word in enumerate(words)))


SUPPORTS_NOT = tree("""
Kommunen   NOUN  2 nsubj
støtter    VERB  0 root   VerbForm=Fin|Tense=Pres
ikke       PART  2 advmod
forslaget  NOUN  2 obj
om         ADP   6 case
gebyr      NOUN  4 nmod
.          PUNCT 2 punct
""")

FRONTED = tree("""
Dette      PRON  5 obj
kan        AUX   5 aux    VerbForm=Fin|Tense=Pres
vi         PRON  5 nsubj
ikke       PART  5 advmod
støtte     VERB  0 root   VerbForm=Inf
.          PUNCT 5 punct
""")

TOO_SHORT = tree("""
Fristen    NOUN  4 nsubj
er         AUX   4 cop    VerbForm=Fin|Tense=Pres
altfor     ADV   4 advmod
kort       ADJ   0 root   Degree=Pos
.          PUNCT 4 punct
""")

SAYS = tree("""
Laget      NOUN  2 nsubj
meiner     VERB  0 root   VerbForm=Fin|Tense=Pres
at         SCONJ 6 mark
fristen    NOUN  6 nsubj
bør        AUX   6 aux    VerbForm=Fin|Tense=Pres
forlengjast VERB 2 ccomp  VerbForm=Inf
.          PUNCT 2 punct
""")

UNDER_CONDITION = tree("""
Vi         PRON  2 nsubj
støtter    VERB  0 root   VerbForm=Fin|Tense=Pres
forslaget  NOUN  2 obj
under      ADP   5 case
forutsetning NOUN 2 obl
av         ADP   9 case
at         SCONJ 9 mark
staten     NOUN  9 nsubj
betaler    VERB  5 acl    VerbForm=Fin|Tense=Pres
.          PUNCT 2 punct
""")
