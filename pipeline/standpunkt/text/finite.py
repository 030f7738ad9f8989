"""Whether a line says something: it has a finite verb, or a subject that needs one.

Before anything is parsed it must be told what is letterhead and what is running text, so this
goes by the word forms alone. It knows the verbs that hearing responses are made of; what it does
not know counts as no verb, and what is both noun and verb ("svar", "krav") is left out.
"""

from __future__ import annotations

import re
from typing import Final

_VERBS: Final = """
    er var har hadde vil ville skal skulle kan kunne må måtte bør burde tør får fikk fekk blir
    ble blei vart mener meiner mente meinte støtter støttar støttet støttes støttast tror trur
    ser så anser finner finn fann synes synest syns ønsker ynskjer ønskjer ynsker håper håpar
    vonar frykter fryktar foreslår foreslo føreslår krever krevde krev ber ba viser viste
    går gikk gjekk stiller stilte tar tek tok gir ga gjev gav gjør gjorde gjer kommer kjem kom
    understreker understrekar presiserer presiserar påpeker påpeikar bemerker bemerkar
    anbefaler tilrår rår fraråder frarår advarer åtvarar oppfordrer oppmodar protesterer
    protesterar aksepterer aksepterar avviser avviste fastholder opprettholder slutter sluttar
    savner saknar etterlyser etterlyste opplever opplev erfarer erfarar vurderer vurderar
    konkluderer konkluderar legger legg la vektlegger vektlegg forventer forventar forutsetter
    føreset innebærer inneber betyr betydde medfører styrker styrkjer svekker svekkjer sikrer
    sikrar bidrar bidreg bidro trenger treng forstår forstod mangler manglar finnes finst
    fungerer fungerar omfatter omfattar representerer representerar organiserer organiserar
    arbeider arbeidde jobber jobbar takker takkar avgir avgjev uttaler uttalar kommenterer
    kommenterar registrerer konstaterer noterer reagerer reagerar hilser helsar velger beklager
    beklagar kritiserer kritiserar godtar godtek tiltrer tiltrår slår skriver skriv skrev sier
    seier gjentar gjentek viderefører vidarefører utgjør utgjer ligger ligg lå står stod sto
    bor
"""
_LISTED: Final = frozenset(_VERBS.split())
_FORMS: Final = _LISTED | {
    form[:-2] + end
    for form in _LISTED
    if form.endswith(("er", "ar")) and len(form) > len("viser")
    for end in ("es", "ast")
}
"""With the passives that end in s: "avvises", "vurderast"."""

_SUBJECTS: Final = frozenset({"vi", "jeg", "eg", "man", "dei"})
_BORROWED: Final = re.compile(r"[^\W\d_]{2}er(?:er|ar)$")
"""How borrowed verbs end and hardly any noun does: "applauderer", "problematiserar"."""

_WORD: Final = re.compile(r"[^\W\d_]+")


def has_finite_verb(text: str) -> bool:
    """Whether one of the words is a finite verb, or a pronoun that only a clause has.

    >>> has_finite_verb("Norsk Brolag støtter forslaget"), has_finite_verb("Svar på høring")
    (True, False)
    """
    return any(
        word in _FORMS or word in _SUBJECTS or _BORROWED.search(word)
        for word in map(str.lower, _WORD.findall(text))
    )
