"""Letters of invented private persons: the text, the names in it, what has to stay, its file."""

from __future__ import annotations

from dataclasses import dataclass

IMOT = "Jeg støtter ikke forslaget om nye målere."


@dataclass(frozen=True)
class Letter:
    """A letter, the words that may not come out of it, and those that have to."""

    text: str
    gone: str
    kept: tuple[str, ...] = ()
    file: str = ""


LETTERS = [
    Letter(
        f"Jeg heter Yngvild Torsgård og bor i Testvik. {IMOT}", "Yngvild Torsgård", ("Testvik",)
    ),
    Letter(
        f"{IMOT} Fjordvik kommune har ikke svart.\n\nMvh\nSnøfrid Lauvstad",
        "Snøfrid Lauvstad",
        ("Fjordvik kommune",),
    ),
    Letter(
        f"{IMOT}\n\nMed vennlig hilsen\nOdveig H. Kvalnes\nStrandgata 4\n9999 Testvik",
        "Odveig Kvalnes Strandgata",
    ),
    Letter(
        (
            f"{IMOT} Ifølge Statens strålevern er det farlig.\n\nHilsen fra en bekymret "
            "mor\n\nLovise Myrmo"
        ),
        "Lovise Myrmo",
        ("Statens strålevern",),
    ),
    Letter(
        f"Innspill til høring om målere\n\n{IMOT}\n\nTjodolf Brattbakk, Skogheim",
        "Tjodolf Brattbakk",
    ),
    Letter(f"{IMOT}\n\nT.B.F. Nordlid", "T.B.F Nordlid"),
    Letter(f"{IMOT}\n\nMvh T. B. Fagerlid", "Fagerlid"),
    Letter(f"{IMOT}\n\nHilsen G.W. Stuvland (78 år)", "Stuvland"),
    Letter(f"Svar fra A. Kvisterøy\n\n{IMOT} Som A.K. har jeg erfart dette.", "Kvisterøy"),
    Letter(
        f"ROLF-ARNE STENHAUG\nFJELLVEIEN 3\n9999 TESTVIK\n\n{IMOT}", "ROLF-ARNE STENHAUG FJELLVEIEN"
    ),
    Letter(f"{IMOT}\n\nMVH\nGJØRIL SKJELBREID", "GJØRIL SKJELBREID"),
    Letter(f"JEG HETER TORGUNN EIKANGER OG ER MOT FORSLAGET OM MÅLERE. {IMOT}", "TORGUNN EIKANGER"),
    Letter(
        f"Jeg heter Anne Grethe Lundeby Moseid. {IMOT} Moseid har bodd her i 30 år.",
        "Grethe Lundeby Moseid",
    ),
    Letter(f"{IMOT}\n\nMed hilsen\nKjell-Åge Ytterbø-Haugli", "Kjell-Åge Ytterbø-Haugli"),
    Letter(f"{IMOT}\n\nHilsen May Britt og Jan Tore Sandbekk", "Britt Tore Sandbekk"),
    Letter(f'{IMOT}\n\nMvh Jan "Jappe" Fossheim', "Jappe Fossheim"),
    Letter(f"{IMOT}\n\nKlem fra Bessa (Bergljot Risvoll)", "Bessa Bergljot Risvoll"),
    Letter(f"Hei, Totto her! {IMOT}\n\nTotto Myrvang", "Totto Myrvang"),
    Letter(f"{IMOT}\n\ntorbjorn.aasgardsen@post.example", "torbjorn aasgardsen"),
    Letter(f"{IMOT}", "Ødegårdsli Åshild", file="Høringssvar - Ødegårdsli Åshild.txt"),
    Letter(f"{IMOT}", "tåsheim", file="horingssvar_t_tåsheim.txt"),
    Letter(
        f"{IMOT} Torkjells mening er klar.\n\nSendt fra min iPhone",
        "Torkjell Bakkejord",
        file="svar_torkjell_bakkejord_2026.txt",
    ),
    Letter(f"{IMOT}\n\nE-post: s.trollnes82@post.example\nMobil 98765432", "trollnes 98765432"),
    Letter(
        (
            "Hytteeiere på Storåsen v/ Sjur Breivollen\n\nVi støtter ikke forslaget om nye "
            "målere.\n\nSjur Breivollen"
        ),
        "Sjur Breivollen",
        ("Storåsen",),
    ),
    Letter(
        (
            "Familien Nesbakk v/Oddmund Nesbakk\n\nVi støtter ikke forslaget om nye målere. "
            "Vi bor i Fjordvik.\n\nFamilien Nesbakk"
        ),
        "Oddmund Nesbakk",
        ("Fjordvik",),
    ),
    Letter(f"Jeg heter Nguyen Thi Minh Chau og bor i Oslo. {IMOT}", "Nguyen Minh Chau", ("Oslo",)),
    Letter(f"{IMOT}\n\nMvh\nAbdi Warsame Farax", "Abdi Warsame Farax"),
    Letter(f"{IMOT}\n\nMed vennlig hilsen\nPiotr Wiśniewski", "Piotr Wiśniewski"),
    Letter(
        f"My name is Siobhán O'Shaughnessy. {IMOT}\n\nBest regards\nSiobhán O'Shaughnessy",
        "Siobhán O'Shaughnessy",
    ),
    Letter(f"{IMOT}\n\nHilsen Ümit Şahin", "Ümit Şahin"),
    Letter(f"Undertegnede Łukasz Żurawski er imot. {IMOT}", "Łukasz Żurawski"),
    Letter(f"{IMOT}\n\nVennlig hilsen Jean-Luc de la Croixel", "Jean-Luc Croixel"),
    Letter(
        (f"Dette er Ingvor Slettebakks høringssvar. {IMOT} Slettebakks hytte ligger i Testdalen."),
        "Ingvor Slettebakk",
        ("Testdalen",),
    ),
    Letter(
        f"{IMOT} Min bror Lars' hytte er rammet, og Tobias’ bil.\n\nMvh Mattias Frøysa",
        "Lars Tobias Mattias Frøysa",
    ),
    Letter(
        (
            f"Hei\n{IMOT}\nHilsen Ragnfrid Ovesli\n\nDen 3. mai 2026 kl. 10:15 skrev Odd Kvernmoen "
            "<odd.kvernmoen@post.example>:\n> Hei Ragnfrid\n> Hva mener du om dette?\n> Odd K."
        ),
        "Ragnfrid Ovesli Odd Kvernmoen",
    ),
    Letter(
        (
            f"{IMOT}\n\nGudlaug Sivertstøl\n\n-----Opprinnelig melding-----\nFra: Eldrid "
            "Tveranger\nSendt: 3. mai 2026 10:15\nTil: Gudlaug Sivertstøl\nKopi: Pål-André "
            "Nygårdsvik\nEmne: SV: Måler hos Gudlaug\n\nHei, ta kontakt.\nEldrid"
        ),
        "Gudlaug Sivertstøl Eldrid Tveranger Pål-André Nygårdsvik",
    ),
    Letter(
        f"Navn\tMarny Bakkelundli\nAdresse\tTestveien 3\nKategori\tPrivatperson\nSvar\t{IMOT}",
        "Marny Bakkelundli",
    ),
    Letter(
        f"Fornavn: Jorleif\nEtternavn: Hestnesbø\nPoststed: Testvik\n\n{IMOT}", "Jorleif Hestnesbø"
    ),
    Letter(f"Navn | Adresse | Syn\nJarand Espelidli | Lia 4 | Imot\n\n{IMOT}", "Jarand Espelidli"),
    Letter(
        (
            f"{IMOT} Naboene Gro Tveitvoll og Arnulf Tveitvoll er enige. Statsråd og kommune må "
            "lytte. Forskeren Bent Aarrud har vist dette.\n\nHilsen Tormund"
        ),
        "Gro Tveitvoll Arnulf Aarrud Tormund",
    ),
    Letter(
        (
            f"{IMOT} Fastlegen min, dr. Skogvollen, er enig. Sammen med min samboer Synniva og "
            "barna Eskil og Tirill bor jeg i Fjordvik kommune.\n\nEn bekymret innbygger"
        ),
        "Skogvollen Synniva Eskil Tirill",
        ("Fjordvik kommune",),
    ),
    Letter(
        (
            "Eg støttar ikkje framlegget om nye målarar. Mor mi, Borgny, og systera mi "
            "Ålov har same syn.\n\nHelsing Torleiv Åsmundtveit"
        ),
        "Borgny Ålov Torleiv Åsmundtveit",
    ),
    Letter(
        (
            "Høringssvar fra privatperson Steinulf Ramsvik\n\nJeg viser til Norsk Brolag "
            f"sitt svar. {IMOT}"
        ),
        "Steinulf Ramsvik",
        ("Norsk Brolag",),
    ),
    Letter(
        f"{IMOT}\n\n_______________________\nVigdis-Marie Solbergli (sign)\n(privatperson)",
        "Vigdis-Marie Solbergli",
    ),
    Letter(
        f"{IMOT}\n\nTestvik, 3. mai 2026\n\nØystein Ådnanes\npensjonert lærer", "Øystein Ådnanes"
    ),
    Letter(
        f"Til Energidepartementet\n\nFra Runhild Askvollen, 0123 Oslo\n\n{IMOT}",
        "Runhild Askvollen",
        ("Energidepartementet",),
    ),
    Letter(
        (
            "Vi heter Eirunn og Sigbjart Lofthusli og bor i Testvik. Vi støtter ikke "
            "forslaget om nye målere."
        ),
        "Eirunn Sigbjart Lofthusli",
        ("Testvik",),
    ),
    Letter(
        (
            f"{IMOT} Jeg har skrevet om dette i Fjordvik Avis. Norges vassdrags- og "
            "energidirektorat bør lytte, og Nordland fylkeskommune også. Stortinget vedtok "
            "loven i 2020. Det sier også Høyre og Senterpartiet.\n\nMvh Ingebrikt "
            "Halsnesvik\nMedlem i Folkets Strålevern"
        ),
        "Ingebrikt Halsnesvik",
        (
            "Fjordvik Avis",
            "energidirektorat",
            "Nordland fylkeskommune",
            "Høyre",
            "Senterpartiet",
            "Folkets Strålevern",
            "Stortinget",
        ),
    ),
    Letter(
        (
            f"Jeg er daglig leder i Testvik Rør AS, men svarer privat. {IMOT} Oslo, Bergen og "
            "Trondheim er store byer. Vestlandet får mest.\n\nBeste hilsner,\nSølvi-Ann Kråkmo"
        ),
        "Sølvi-Ann Kråkmo",
        ("Testvik Rør AS", "Oslo, Bergen og Trondheim", "Vestlandet"),
    ),
    Letter(f"{IMOT}\n\n/Hallbjørg", "Hallbjørg"),
    Letter(f"{IMOT}\n\n- Leidulf", "Leidulf"),
    Letter(f"Hei!\n{IMOT}\nHilsen fra Vårin på Nordbygda", "Vårin", ("Nordbygda",)),
    Letter(
        (
            f"{IMOT}\n\nMed vennleg helsing\n\nTormod-Even Skjerdalsli\nSkjerdalsvegen 44, 9999 "
            "Testbygd"
        ),
        "Tormod-Even Skjerdalsli Skjerdalsvegen",
    ),
    Letter(f"{IMOT}\n\n(Sign.) Hallvorda Kleppestø", "Hallvorda Kleppestø"),
    Letter(f"{IMOT}\n\nUnderskrift: Reinert Gjøvåg\nDato: 3.5.2026", "Reinert Gjøvåg"),
    Letter(
        f"Avsender: Ragnfrida Storlikås\nTil: Helsedirektoratet\n\n{IMOT}",
        "Ragnfrida Storlikås",
        ("Helsedirektoratet",),
    ),
    Letter(
        (
            f"Som far til Elias og Storm Vetrhus på 7 og 9 år er jeg redd. {IMOT}\n\nVennlig "
            "hilsen\nBernt Vetrhus"
        ),
        "Storm Vetrhus Bernt",
    ),
    Letter(
        f"Min mann (Trygvar Ellingsrud, f. 1950) døde i 2020. {IMOT}\n\nHilsen enken",
        "Trygvar Ellingsrud",
    ),
    Letter(
        (
            f"Saksbehandler Wenche Lutro i Fjordvik kommune svarte ikke. {IMOT}\n\nMvh. Gunn Elin "
            "Bjørkhaug"
        ),
        "Wenche Lutro Bjørkhaug",
        ("Fjordvik kommune",),
    ),
    Letter(f"{IMOT}\n\nBest regards,\nDr. Hamed Rahmanipour", "Hamed Rahmanipour"),
    Letter(f"{IMOT}\n\nMvh O. J. Hellumsmo og K. Hellumsmo", "Hellumsmo"),
    Letter(f"{IMOT}\n\nMvh\nolaug m. trettevik", "olaug trettevik"),
    Letter(
        f"mitt navn er sivert håkestad og jeg er imot forslaget om nye målere. {IMOT}",
        "sivert håkestad",
    ),
    Letter(
        f"{IMOT} Jeg, Petter Andreas Lindtveit (f. 1961), har bodd her hele livet.",
        "Petter Andreas Lindtveit",
    ),
    Letter(f"{IMOT}\n\nTorsteinson, Eivind A.\n", "Torsteinson Eivind"),
    Letter(
        f"{IMOT}\n\nHilsen\n\nRune Tangvald (rune_tangvald@post.example)\ntlf 41 22 33 44",
        "Rune Tangvald rune_tangvald",
    ),
    Letter(
        f"Til den det måtte angå\n\n{IMOT}\n\nMed hilsen Familien Oppebøen\nv/ Ruth-Helene",
        "Oppebøen Ruth-Helene",
    ),
    Letter(
        (
            f"{IMOT} Se Kjellfrids leserinnlegg i Testavisa. Kjellfrid Aamotsli skriver der om "
            "strøm."
        ),
        "Kjellfrid Aamotsli",
        ("Testavisa",),
    ),
    Letter(
        (
            "Eg heiter Gudleik og er bonde. Eg er imot framlegget om nye målarar.\n\nGudleik "
            "Steinsvåg, Steinsvåg gard"
        ),
        "Gudleik",
    ),
    Letter(f"{IMOT}\n\nMvh Åge Ø.", "Åge"),
    Letter(f"{IMOT} /Mvh Bjørg-Irene", "Bjørg-Irene"),
    Letter(f"{IMOT}\n\n~ Sigfrid Lønnerød ~", "Sigfrid Lønnerød"),
    Letter(f"HØRINGSSVAR FRA TORGEIR FLÅTERUD\n\n{IMOT}", "TORGEIR FLÅTERUD"),
    Letter(
        (
            f"{IMOT}\n\nVennlig hilsen\nHeidi Mørkved Sletto\nMob: +47 911 22 "
            "333\nheidi.sletto@post.example\nStyremedlem, Testvik velforening"
        ),
        "Heidi Mørkved Sletto",
        ("Testvik velforening",),
    ),
    Letter(
        f"Navn på innsender\nTonje-Marit Haraldseid\nE-post\ntmh@post.example\nDitt svar\n{IMOT}",
        "Tonje-Marit Haraldseid",
    ),
    Letter(f"Navn: Ola  Adresse: Veien 4\nEtternavn: Tveitnesli\n\n{IMOT}", "Tveitnesli"),
    Letter(
        (
            "Vi er Kåre og Gerd Sollihaugen. Vi er imot forslaget om nye målere. Vi har "
            "bodd her lenge.\n\nKåre og Gerd Sollihaugen"
        ),
        "Kåre Gerd Sollihaugen",
    ),
    Letter(f"{IMOT}\n\nMvh\nFatoumata Diallovic", "Fatoumata Diallovic"),
    Letter(f"{IMOT}\n\nHilsen Đorđe Šarić og Nađa", "Đorđe Šarić Nađa"),
    Letter(f"{IMOT}\n\nRegards\nMuhammad bin Rashidov Al-Khatibi", "Rashidov Al-Khatibi"),
    Letter(f"{IMOT}\n\nMvh Xiuying Zhangli", "Xiuying Zhangli"),
    Letter(f"{IMOT}\n\nRespektfullt,\nBrynjulv d.y. Hopstock", "Brynjulv Hopstock"),
    Letter(
        (
            f"{IMOT}\n\nFra: Tordis Valebjørg [mailto:tordis@post.example]\nSendt: mandag\nTil: "
            f"Postmottak\nEmne: høring\n\n{IMOT}"
        ),
        "Tordis Valebjørg",
    ),
    Letter(
        f"{IMOT}\n\nOn 3 May 2026, Terjei Bråtalien wrote:\n> Hi Solvår,\n> send it.",
        "Terjei Bråtalien Solvår",
    ),
    Letter(
        (
            f"{IMOT}\n\n________________________________\nFrom: Borgvald Kjærnli "
            "<b@post.example>\nTo: Ylva Nymoenli; Idunn Rastad\nSubject: FW"
        ),
        "Borgvald Kjærnli Ylva Nymoenli Idunn Rastad",
    ),
    Letter(f"Undertegnede, som heter Mildrid Fuglestveit, er imot. {IMOT}", "Mildrid Fuglestveit"),
    Letter(
        (
            f"Jeg representerer ingen. {IMOT} Andre, som Leikny Tveråsen og Alvdis Rognli, "
            "mener det samme. Se også Norges Bondelag og Oslo universitetssykehus.\n\nTakk "
            "for meg!\nHildegard"
        ),
        "Leikny Tveråsen Alvdis Rognli Hildegard",
        ("Norges Bondelag", "Oslo universitetssykehus"),
    ),
    Letter(f"Signatur\n\nIvar Nikolai Refsahl\n\n{IMOT}", "Ivar Nikolai Refsahl"),
    Letter(f"{IMOT} Ivers mor og Tuvas far er enige. Det er også Skogheims.\n", "Iver Tuva"),
    Letter(
        f"{IMOT}\n\nMvh Nina Ravnskag, Tor-Henning Ravnskag og Emil (14)",
        "Nina Ravnskag Tor-Henning Emil",
    ),
    Letter(
        f"{IMOT}\n\nVennlig hilsen\nLisbet K. Thorbjørnsrud-Holm\nFysioterapeut",
        "Lisbet Thorbjørnsrud-Holm",
    ),
    Letter(f"{IMOT}\n", "halvardsrud", file="2026-05-03_høringssvar_Halvardsrud.txt"),
    Letter(f"{IMOT}\n", "Kristoffersli", file="Uttalelse fra Kristoffersli, M..txt"),
    Letter(f"{IMOT}\n", "agnesb gulliksrud", file="agnesb.gulliksrud@post.example.txt"),
]
