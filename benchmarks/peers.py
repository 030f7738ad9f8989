"""Set time and memory beside those of other tools with like rules for terms and negation.

    python benchmarks/peers.py [--python NAME=PYTHON ...]

Each tool reads the same texts in a process of its own, and is timed there once it is loaded.
`--python medspacy=PYTHON` runs one with another interpreter, since the tools want other
versions of spaCy. A tool that is not installed is left out, and said to be.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

_COMMON = """
import json, resource, sys, time
from pathlib import Path
folder = Path(sys.argv[1])
texts = [p.read_text(encoding="utf-8") for f in ("ks", "train", "dev")
         for p in sorted((folder / f).glob("*.txt"))]
FOR = ["støtter", "støttar", "enig i", "einig i", "går inn for", "slutter seg til", "positiv til"]
AGAINST = ["avviser", "går imot", "uenig i", "ueinig i", "motsetter seg", "kritisk til"]
ASKING = ["ber om", "krever", "krev", "foreslår", "bør", "må"]
TERMS = {"support": FOR, "oppose": AGAINST, "demand": ASKING}
NO = ["ikke", "ikkje", "ingen", "aldri"]
"""

_TOOLS = {
    "pattern": """
import re
pattern = re.compile(r"\\b(?:" + "|".join(w for t in TERMS.values() for w in t) + r")\\b", re.I)
no = re.compile(r"\\b(?:" + "|".join(NO) + r")\\b", re.I)
def read(text):
    hits = [(m[0], bool(no.search(text, max(0, m.start() - 40), m.end() + 40)))
            for m in pattern.finditer(text)]
    return len(hits)
""",
    "pipeline": """
from standpunkt.language.pipeline import load
nlp = load()
def read(text):
    return sum(1 for token in nlp(text) if token.dep_ == "ROOT")
""",
    "medspacy": """
import spacy
from medspacy.context import ConText, ConTextRule
from medspacy.target_matcher import TargetMatcher, TargetRule
nlp = spacy.blank("nb")
nlp.add_pipe("sentencizer")
matcher = TargetMatcher(nlp)
matcher.add([TargetRule(w, label) for label, t in TERMS.items() for w in t])
context = ConText(nlp, rules=None)
context.add([ConTextRule(w, "NEGATED_EXISTENCE", direction="BIDIRECTIONAL") for w in NO])
def read(text):
    return len(context(matcher(nlp(text))).ents)
""",
    "edsnlp": """
import edsnlp, edsnlp.pipes as eds
nlp = edsnlp.blank("eds")
nlp.add_pipe(eds.sentences())
nlp.add_pipe(eds.matcher(terms=TERMS, attr="LOWER"))
nlp.add_pipe(eds.negation(preceding=NO, following=NO, pseudo=[], verbs=[], termination=["men"]))
def read(text):
    return len(nlp(text).ents)
""",
    "standpunkt": """
from standpunkt.documents import Document
from standpunkt.language.pipeline import load
from standpunkt.reading.respondent import identify
from standpunkt.stance.engine import Engine
engine = Engine(load())
def read(text):
    return len(engine.read(Document("a", "a.txt", text, identify(text))))
""",
}

_MEASURE = """
read(texts[0])
start = time.process_time()
found = sum(map(read, texts))
seconds = time.process_time() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(json.dumps([found, seconds, peak]))
"""


def measured(name: str, python: str) -> str:
    """The line of the table for one tool."""
    code = _COMMON + _TOOLS[name] + _MEASURE
    command = [python, "-c", code, str(ROOT / "corpus" / "gold")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        return f"| {name} | left out: {reason} | | |"
    found, seconds, peak = json.loads(done.stdout.strip().splitlines()[-1])
    return f"| {name} | {found} | {seconds:.2f} | {peak} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--python", action="append", default=[], metavar="NAME=PYTHON")
    chosen = dict(entry.split("=", 1) for entry in parser.parse_args().python)
    print("| tool | found | seconds | peak MB |\n|---|---:|---:|---:|")
    for name in _TOOLS:
        print(measured(name, chosen.get(name, sys.executable)), flush=True)


if __name__ == "__main__":
    main()
