"""Norwegian words after which a full stop may not end a sentence, in lower case.

The last full stop is left out: "f.eks" stands for "f.eks.".
"""

from __future__ import annotations

INNER = frozenset(
    """
    adm adm.dir alm ang arb ass.dir assist avd avd.dir avd.leder avs banksj bd bl bl.a bl.annet
    bla bnr ca cand cand.jur cand.med cand.philol chr d.v.s dagl dep.råd dept dir dir.dok div
    div.dir dok dr dr.ing dr.juris dr.med dr.philos dr.polit dr.scient dvs eks ekskl eksp.sj eng
    ev evt f.eks f.nr f.o.m f.v ff flg fom forf forts fr frk fung fung.dir fylkesdir gen.sekr gjsn
    gnr grunnsk h.h.v hhv hr i.f.m i.f.t i.h.t ifm ift iht inkl innb innl innst instr int jf jfr
    johs jr kap kgl kl komm kommunedir konf konst konst.dir kst kst.dir kt lnr m.a m.a.o m.b.t
    m.h.t medl mek meld mht mr mrs ms mvh nr nyn o.nr obl oppl org org.nr ot ot.prp overing pga
    pkt pnr postb prof prop prp prp.nr psyk red ref repr resp rskr rundskr s s.k saksbeh saksnr
    saksutgr sekr sign siv.ing siv.øk sjefsing sml soknr sosiol spes spes.rådg spm st st.dok
    st.forh st.meld st.prp stj subs subsid t.d t.eks t.h t.o.m t.v tidl tilsv tlf tlph u.nr univ
    utg utv v v/ vedk vedr vgl vidareg viseadm viserekt vs årg
    """.split()  # noqa: SIM905 - a table of words reads best as one
)
"""Never last in a sentence: something always follows ("jf. Prop. 12 L", "f.eks. KS")."""

FINAL = frozenset(
    """
    a.s a/s apr art aug d.d d.e d.m d.y d.å dd des ds e.kr e.l ekskl.mva el.l etc f.kr feb febr
    inkl.mva jan jul jun jur kbm kr kv.m kvm m.fl m.m m.m.fl m.o.h m.v maks mfl mill min mm mnd
    moh mrd mv mva n.å nov o.a o.fl o.l o.lign o.likn o.s.v oa okt ol osv p.a p.t pct prosentp pst
    s.å sep sept stk t tom u.å ung
    """.split()  # noqa: SIM905 - a table of words reads best as one
)
"""May end a sentence, and do where the next word has a capital ("kultur mv. Vi mener")."""

NAMED_BY_LETTER = frozenset(
    """
    alternativ alternativet modell modellen vedlegg bokstav litra gruppe kategori klasse type
    sone del variant nivå fase punkt scenario avsnitt plan skjema tabell figur bilag trinn
    vitamin hepatitt ledd kolonne rad lag område bygg blokk avdeling team
    """.split()  # noqa: SIM905 - a table of words reads best as one
)
"""Words before a single letter that is a name and no initial ("modell A. Modell B")."""
