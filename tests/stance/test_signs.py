"""Signs: for or against, in sentences where the stand is turned by what stands around it.

A row of the wrong sign costs more than none. Each table is a class of turns: "+" and "-" want a
row of that sign and none of the other, "0" wants no row that is for or against and sure.
"""

from collections.abc import Callable
from typing import Any

import pytest

from standpunkt.positions import RESPONDENT, Position, Stance

SURE = 0.5

CLASSES = {
    "stands on a stand": """
+ Vi er uenige med dem som går imot endringen.
+ Vi er imot å skrinlegge forslaget.
+ Vi er imot at forslaget trekkes.
+ Kommunen er uenig i kritikken mot forslaget.
+ Vi støtter ikke dem som går imot forslaget.
+ Vi er enige i at forslaget er godt.
+ Vi støtter at det ikke innføres gebyr.
+ Vi er uenige med dem som mener forslaget bør forkastes.
+ Vi er ikke enige med næringsforeningen, som vil skrote forslaget.
+ Vi ber departementet om ikke å trekke forslaget.
- Vi ber departementet om ikke å innføre gebyret.
- Vi slutter oss til dem som fraråder endringen.
- Kommunen stiller seg bak Norsk Brolag, som går imot forslaget.
- Kommunen er samd med dei som seier at framlegget må trekkjast.
- Vi støtter motstanden mot forslaget.
- Vi støtter kritikken som er reist mot forslaget.
- Vi deler uroen som fagforeningene har gitt uttrykk for.
- Vi støtter Norsk Brolag i at forslaget ikke bør vedtas.
- Vi er enige i at forslaget bør avvises.
- Vi er enige i at forslaget er dårlig.
- Kommunen er for at forslaget om gebyr skrinlegges.
- Kommunen er positiv til å avvise forslaget.
- Vi er glade for at forslaget om gebyr er trukket.
- Vi støtter ikke-innføring av gebyr.
- Vi støtter kravet om å skrinlegge forslaget.
""",
    "denied reasons": """
+ Vi støtter forslaget, ikke fordi vi må, men fordi det er riktig.
- Vi støtter ikke forslaget, ikke fordi målet er galt, men fordi midlene er det.
- Vi går imot, ikkje av vrangvilje, men fordi framlegget er dårleg utgreidd.
0 Kommunen støtter ikke forslaget fordi det er dyrt, men fordi det er urettferdig, mener noen.
""",
    "little or nothing": """
+ Vi støtter ikke så rent lite forslaget.
+ Vi er ikke mindre enige i forslaget enn før.
- I liten grad støtter vi forslaget.
- Vi støtter forslaget i liten grad.
- Bare i begrenset grad kan vi slutte oss til forslaget.
- Vi støtter forslaget like lite som før.
- Vi støtter null og niks av forslaget.
- I liten grad ivaretar forslaget distriktene.
- Framlegget støttes ei.
- Det er ikke noe i forslaget vi kan støtte.
- Det er lite i forslaget vi kan støtte.
- Det finnes ingenting i dette vi kan stille oss bak.
+ Det finst ikkje noko i framlegget som vi ikkje kan slutte oss til.
0 Forslaget er mindre urimelig enn det forrige.
0 Dette er det minst dårlige av alternativene.
""",
    "never so much": """
+ Aldri før har vi støttet et forslag så sterkt som dette.
+ Aldri har vi vore meir samde med departementet enn i denne saka.
+ Forslaget kan ikke støttes sterkt nok.
+ Aldri har et forslag vært mer velkomment.
- Aldri har vi støttet et slikt forslag.
- Aldri i livet om vi går med på dette.
- Forslaget kan ikke anses som godt nok.
""",
    "still less": """
- Vi har ikke råd til dette, langt mindre kan vi støtte at det blir en plikt.
- Ingen i styret vil forsvare forslaget, langt mindre stemme for det.
- Vi kan ikke akseptere ordningen, enn si anbefale den.
""",
    "ruled in and out": """
+ Det er ikke vanskelig å støtte forslaget.
+ Det er lett for oss å gå inn for dette.
+ Det er uaktuelt å gå imot forslaget.
+ Det er umulig å ikke støtte forslaget.
+ Det er ikkje tungt for oss å tilrå denne endringa.
+ Det er ikke vanskelig å gjennomføre forslaget.
- Det er ikke lett å støtte et forslag som er så lite utredet.
- Det er ikke aktuelt å støtte forslaget.
- Å støtte forslaget er ikke aktuelt for kommunen.
- At vi skulle støtte en slik ordning, er utelukket.
- Det vil være galt av oss å støtte forslaget.
- Det ville være uansvarlig å støtte forslaget.
- Det er vanskelig å gjennomføre forslaget.
""",
    "wished for": """
+ Vi ønsker å støtte forslaget.
+ Kommunen unnlater ikke å støtte forslaget.
- Vi skulle ønske at vi kunne støtte forslaget.
- Vi skulle så gjerne ha støttet dette.
- Kommunen hadde gjerne sett at vi kunne slutte oss til framlegget.
0 Vi hadde håpet å kunne støtte forslaget.
""",
    "a case that never was": """
- Vi ville støttet forslaget dersom det var betalt, men slik det ligger nå, kan vi ikke det.
0 Hadde løyvetallet vært behovsprøvd, ville vi stilt oss bak forslaget.
0 Kommunen kunne ha støttet forslaget om det ikke var for gebyret.
0 Vi hadde støttet forslaget hvis det hadde kommet for ti år siden.
""",
    "taken back": """
+ Vi har tidligere vært imot en slik plikt, men støtter den nå.
+ Vi var skeptiske til dette, men er det ikke lenger.
- Kommunen støttet i sin tid innføringen av gebyr, men gjør det ikke lenger.
- Vi var lenge positive til forsøket. Det er vi ikke nå.
- Tidlegare har vi vore for ei slik ordning. No har vi endra syn.
- Kommunen stilte seg i 2019 bak strategien, men kan ikke lenger gjøre det.
- Vi trekker støtten til forslaget.
- Vi trekker herved vår tidligere støtte til forslaget.
- Vi opprettholder vår motstand mot forslaget.
0 Kommunen støttet tidligere forslaget.
0 Vi skrev i vårt forrige svar at vi støttet ordningen.
+ Kommunen har lenge støttet slike tiltak.
+ Kommunen har alltid støttet slike tiltak.
""",
    "framed by what nobody foresaw": """
0 Vi angrer på at vi støttet forslaget.
0 Vi har gitt opp å støtte forslaget.
0 Vi vil holde oss fra å støtte forslaget.
0 Departementet tar feil når det sier at kommunen støtter forslaget.
0 Departementet kan ikke forvente at vi støtter forslaget.
+ Vi vil understreke at vi støtter forslaget.
+ Kommunen ser seg i stand til å støtte forslaget.
+ Det fyrste vi vil seie, er at kommunen støttar framlegget.
+ Utan at vi har rekna på det, er vi positive til framlegget.
""",
    "for whom": """
+ Forslaget er bra for oss, men ikke for staten.
- Forslaget er bra for staten, men ikke for oss.
- Endringa er god for nokre få, men slett ikkje for folk flest.
- Forslaget er godt nytt for ingen.
0 For de store er dette en god ordning. For de små er den det ikke.
""",
    "nouns and passives": """
- Forslaget møter ingen støtte hos oss.
- Framlegget får ikkje tilslutnad frå kommunen.
- Forslaget om nytt gebyr tiltres ikke.
- Vi har kommet til at forslaget ikke kan støttes.
+ Vi støtter forbud mot bruk av ikke godkjente midler.
""",
    "a verb after å": """
- Etter vårt syn er det ikke klokt å fjerne kravet.
- Kommunen meiner det ikkje er klokt å lette på krava.
- Det er galt å fjerne kravet.
- Det er ikkje rett å fjerne tilskotet.
- Det er ikke rett å straffe kommunene.
- Det er ikke forsvarlig å svekke tilsynet.
- Vi mener det ikke er ønskelig å flytte ansvaret til staten.
- Etter vårt syn er det ikke nødvendig å skjerpe kravene.
- Det er uheldig å tømme fondet.
+ Det er klokt å fjerne kravet.
+ Det er rett å fjerne tilskotet.
+ Vi mener det er på tide å fjerne gebyret.
+ Vi mener det er fornuftig å lette kravene.
+ Kommunen mener det er riktig å tette hullene i regelverket.
+ Vi mener det er ønskelig å flytte ansvaret til staten.
+ Det er lurt å dempe veksten.
+ Det er fornuftig å åpne for flere dispensasjoner.
- Dette er feil medisin.
""",
    "reports denied": """
- Vi opplever ikke at forslaget svarer på behovet.
- Vi opplever ikke at forslaget styrker rettssikkerheten.
- Vi erfarer ikke at ordningen gir bedre tjenester.
- Kommunen har ikkje opplevd at ordninga verkar godt.
- Det kan ikke hevdes at forslaget er en forbedring.
- Det kan ikkje påståast at framlegget styrkjer rettstryggleiken.
- Ingen kan påstå at forslaget er en forbedring.
- Vi tror ikke forslaget vil føre til kortere køer.
- Ingenting tyder på at forslaget vil gi bedre tjenester.
0 Vi opplever ikke at forslaget svekker rettssikkerheten.
+ Vi opplever at forslaget svarer på behovet.
+ Vi tror forslaget vil føre til kortere køer.
+ Det er ingen tvil om at endringen er klok.
0 Det er tvil om endringen er klok.
""",
    "what is bad denied": """
+ Det er ingen ulempe at fristen blir lengre.
+ Dette er ikkje noko problem for kommunen.
+ Innvendingene mot forslaget er ikke overbevisende.
+ Frykten for økt byråkrati er ubegrunnet.
+ Kritikken mot forslaget er ikke berettiget.
+ Vi mener kritikken mot forslaget er ubegrunnet.
+ Uroa for meir byråkrati er ubegrunna.
- Bekymringen for økte kostnader er berettiget.
- Innvendingene mot forslaget er overbevisende.
- Det er et problem at fristen utvides.
- Vi er ikke udelt negative til forslaget.
- Vi er ikkje berre negative til framlegget.
- Vi er ikke helt negative til forslaget.
- Vi er ikke bare skeptiske til forslaget, men direkte imot det.
+ Vi er ikke lenger imot forslaget.
""",
    "once and today": """
- Kommunen støttet forslaget i 2019, men har siden skiftet syn og går nå imot det.
- I 2019 støttet vi gebyret. I dag er vi imot.
- I forrige høring støttet vi forslaget. Nå er vi imot.
- Kommunen var positiv til ordningen i 2015, men er i dag skeptisk til den.
+ I 2020 var vi imot gebyret. I dag støtter vi det.
+ Kommunen gikk imot forslaget i 2021, men støtter det nå.
""",
    "needs and wishes denied": """
- Vi trenger ikke en ny nemnd.
- Nye rapporteringskrav treng vi ikkje.
- Enda et register trenger vi ikke.
- Kommunen har ikke behov for et nytt register.
- Det er ikke ønskelig at ansvaret flyttes.
- Kommunen meiner det ikkje er ønskjeleg at ansvaret blir flytta.
0 Vi trenger et nytt register.
0 Vi mener det er ønskelig at ansvaret avklares.
+ Kommunen har kommet til at forslaget bør støttes.
- Kommunen har kommet til at forslaget ikke bør støttes.
+ Forslaget imøteses med glede.
""",
    "meant well, left open": """
- Forslaget er godt ment, men dårlig gjennomtenkt.
+ Forslaget er godt ment.
+ Vi er ikke bare positive til forslaget, men ønsker det innført allerede i år.
+ Først når finansieringen er på plass, kan kommunen støtte forslaget.
0 Om kommunen vil støtte forslaget, avhenger av finansieringen.
0 Hvorvidt vi vil støtte forslaget, beror på utformingen.
0 Spørsmålet er om forslaget er forsvarlig.
0 Det er for tidlig å si om forslaget er godt.
- Det er for tidlig å innføre ordningen.
""",
    "weighed": """
+ Fordelene oppveier ulempene.
- Fordelene oppveier ikke ulempene.
- Ulempene oppveier fordelene.
+ Forslaget innfrir våre forventninger.
- Forslaget innfrir ikke våre forventninger.
+ Alternativ 1 gir den beste løsningen.
+ § 4 kan bli stående som foreslått.
- § 4 kan ikke bli stående.
+ Forslaget ser vi bare fordeler ved.
- Vi ser noen utfordringer ved ordningen.
- Vi deler ikke departementets optimisme.
- Det kan aldri erstatte et nattilbud.
- Tallene stemmer ikke.
- Satsen er urimelig høy.
""",
    "whose words they are": """
0 Ifølge Norsk Brolag er forslaget uheldig.
0 Ifølge Norsk Brolag bør forslaget forkastes.
0 Departementets vurdering: Det er uheldig at mange ikke betaler.
- Etter vårt syn er forslaget uheldig.
""",
    "set apart": """
- Kommunen støtter\n\nikke forslaget om gebyr.
- Fjordvik kommune støtter\n\nIKKE\n\nforslaget om å innføre gebyr.
- Vi er\n\n        ikke\n\nenige i forslaget.
- Kommunen støtter forslaget\nikke\nslik det foreligger.
- Støtter: nei
0 Kommunen støtter ikkeforslaget om gebyr.
- Enig? Nei, slett ikke.
""",
    "criticism that is shared": """
- Vi er på linje med dem som mener gebyret er for høyt.
- Laget støttar opp om kritikken frå fiskarlaget.
- Vi gir vår tilslutning til innvendingene fra Norsk Brolag.
- Kommunen slutter seg til bekymringene som er reist.
- Vi er enige med Norsk Brolag, som advarer mot endringen.
- Vi er enige med dem som mener at ordningen er urettferdig.
- Laget er samd med dei som meiner at kravet er for strengt.
+ Vi er enige med dem som mener at ordningen er rettferdig.
- Vi slutter oss til dem som sier at fristen er for kort.
+ Vi er uenige med dem som mener ordningen er urettferdig.
+ Kommunen er usamd med dei som meiner kravet er for strengt.
- Vi støtter dem som mener at forslaget er dårlig utredet.
- Vi er enige i kritikken av dagens regelverk.
- Kommunen deler bekymringen for at tilsynet blir svakere.
- Vi slutter oss til innvendingene mot den nye gebyrmodellen.
- Vi slutter oss til dem som fraråder endringen.
- Me deler uroa for at tilbodet i bygdene forsvinn.
- Kommunen er samd i kritikken mot karttenesta.
- Vi stiller oss bak innsigelsene mot utbyggingen.
- Kommunen støtter protestene mot nedleggelsen av kaia.
- Me sluttar oss til kritikken som fagforbundet har reist.
- Vi deler skepsisen til forslaget om felles kø.
- Styret er enig med dem som advarer mot å flytte brannstasjonen.
- Vi deler tvilen om at ordningen vil virke.
+ Vi er ikke enige i kritikken av forslaget.
+ Vi deler ikke bekymringen for at gebyret blir for høyt.
+ Kommunen er usamd i innvendingane mot framlegget.
+ Vi deler bekymringen for at forslaget trekkes.
+ Vi deler ikke tvilen om at ordningen vil virke.
- Kommunen deler departementets bekymring for at reglene er for strenge.
- Vi slutter oss til Norsk Brolags kritikk av høringsnotatet.
- Kommunen støttar innvendingane frå Fjordvik sokn mot planen.
- Me deler otta for at små lag må gi seg.
+ Vi er uenige i bekymringen for at gebyret blir for høyt.
+ Vi deler ikke skepsisen til forslaget.
0 Vi deler opplevelsene fra turen.
+ Vi er enige i at kritikken av forslaget er overdrevet.
""",
    "against an end": """
- Kommunen er imot å legge ned legevakten.
- Vi motsetter oss at tilskuddet kuttes.
- Me går sterkt imot at ferja blir lagd ned.
- Vi er imot en svekkelse av allemannsretten.
- Kommunen går imot forslaget om å oppheve vernet.
- Vi er imot at departementet vil fjerne klageretten.
- Vi vil ikke at tilskuddet skal fjernes.
+ Vi er ikke imot at satsen settes ned.
- Vi er imot å utsette innføringen.
- Kommunen er imot å fjerne tilskuddet til leirskole.
- Laget er imot å svekke tilsynet med oppdrettsanlegg.
- Vi går imot at ordningen med leksehjelp blir tatt bort.
- Kommunen går mot at dagens klagerett blir oppheva.
- Me er imot å oppheve vernet av hoppslottet.
- Vi er sterkt imot at fergen legges ned.
- Vi går imot å redusere antall plasser.
- Kommunen er imot at kravet om lokal vakt sløyfes.
- Vi går imot avvikling av rentestøtten.
- Vi er mot nedlegging av poststeder.
- Kommunen støttar ikkje at tilskotet blir fjerna.
- Vi støtter ikke å avvikle dagens frikortordning.
+ Vi er ikke imot å fjerne kravet.
+ Kommunen har ikke noe imot at fristen utsettes.
+ Vi er imot å skrinlegge forslaget.
""",
    "refusals in few words": """
- Denne løsningen er ikke kommunen med på.
- Fjordvik kommune sier nei. Etter kommunens syn er saken for dårlig utredet.
- Det blir nei fra oss.
- Nei takk til flere skjemaer.
- Svaret vårt er nei.
- Herifrå blir det eit klart nei.
- Dette er vi ikke med på.
- Ei slik ordning er me ikkje med på.
- Vi sier nei.
- Me seier tvert nei.
- Fra kommunens side er svaret nei.
- Nei takk til ny avgift!
- Takk, men nei takk til bompengar.
- Den går vi ikke med på.
- Kommunen må si nei til dette.
- Me blir ikkje med på opplegget.
+ Det blir ja fra oss.
+ Ja takk til flere sykkelstier.
+ Dette er vi med på.
+ Svaret vårt er ja.
0 Det blir nei fra banken hvis du ikke har egenkapital.
0 Barna sier nei.
- Dette er ikke kommunen enig i.
- Dette støtter ikke kommunen.
- Frå oss blir det eit klart nei.
- Ei slik plikt blir ikkje laget med på.
0 Det er ikke alle som er med på turen.
0 Det er ikke barna som er med på møtene.
""",
    "a majority of ours": """
+ Flertallet i kommunestyret støtter forslaget.
0 Et mindretall gikk imot forslaget.
- Et flertall i kommunestyret går imot gebyret.
+ Kommunestyrets flertall støtter endringen.
0 Mindretallet i kommunestyret støtter ikke forslaget.
0 Mindretalet i styret er imot framlegget.
+ Fleirtalet i kommunestyret er positive til framlegget.
+ Et enstemmig kommunestyre støtter forslaget.
+ Et samlet kommunestyre stiller seg bak forslaget.
- Eit samrøystes kommunestyre går imot framlegget.
+ Flertallet i styret støtter forslaget, mens mindretallet er imot.
0 Utvalgets flertall støtter forslaget.
0 Et flertall i komiteen går imot forslaget.
0 To av medlemmene i styret er imot forslaget.
+ Kommunestyret støtter forslaget mot to stemmer.
+ Eit knapt fleirtal i kommunestyret støttar framlegget.
- Flertallet i bystyret i Fjordvik går imot gebyret.
0 Flertallet i utvalget støtter forslaget.
0 Flertallet på Stortinget er imot forslaget.
0 Et mindretall i formannskapet støtter forslaget.
0 Stortingsflertallet støtter forslaget.
0 Flertallet av innbyggerne er imot forslaget.
""",
    "who gives it support": """
+ Planen har bred oppslutning i kommunen.
- Gebyret har liten støtte hos oss.
+ Forslaget blir godt mottatt i kommunen.
- Forslaget blir dårlig mottatt hos oss.
+ Endringen har vår støtte.
- Endringen har ikke vår støtte.
+ § 4 har full støtte fra kommunen.
+ Forslaget får full tilslutning fra kommunen.
+ Forslaget har vår fulle støtte.
+ Framlegget får full støtte frå Fjordvik kommune.
- Forslaget møter motstand hos oss.
- Gebyret møter sterk motstand i kommunen.
+ Endringa har brei støtte i kommunestyret.
+ Den nye fordelingen har full tilslutning i kommunestyret.
+ Forslaget har støtte i styret.
- Forslaget har ikke støtte hos oss.
- Framlegget møter ingen velvilje hos oss.
- Omlegginga får ikkje vår støtte.
+ § 5 har vår fulle tilslutning.
+ Vi gir tiltaket vår tilslutning.
- Løsningen får tommelen ned fra oss.
+ Framlegget møter velvilje hos oss.
0 Forslaget møter motstand i andre kommuner.
0 Forslaget har fått støtte fra KS.
0 Laget får støtte fra kommunen til drift.
+ Forslaget fikk enstemmig tilslutning i kommunestyret.
- Gebyret får stryk av kommunen.
0 Hallen fekk støtte frå kommunen.
0 Forslaget møter motstand i andre land.
0 Forslaget har støtte i forskningen.
0 Pasientene får støtte fra kommunen.
0 Ordningen får økonomisk støtte fra kommunen.
0 Forslaget fikk kritikk fra KS.
- Framlegget har ikkje tilslutnad i kommunestyret.
- Forslaget møter liten forståelse i kommunen.
""",
    "wondering": """
- Når det gjelder kravet om målinger, stiller laget seg spørrende til at prisen ikke er omtalt.
- Når det gjeld avgifta på båtar, stiller laget seg undrande til at fiskarane ikkje er spurde.
- Vi undres over at saken ikke er utredet.
- Det undrer oss at ingen har spurt fiskerne.
- Me er undrande til at fristen er så kort.
- Kommunen er overraska over at vegen ikkje er med.
- Vi synes det er underlig at fergen ikke er nevnt.
- Vi er forbløffet over tempoet i saken.
- Laget stiller seg spørjande til framlegget.
- Kommunen stiller seg undrende til at reiseveien ikke er omtalt.
- At barn med lang skolevei ikke er nevnt, stiller vi oss undrende til.
- Vi er forundret over at kostnadene ikke er beregnet.
- Me undrar oss over at elevane ikkje er spurde.
- Vi undrer oss over valget av modell.
- Kommunen stiller seg undrande til framlegget.
- Når tilbudet skal bli bedre for alle, stiller vi oss undrende til at bussen ikke er omtalt.
- Selv om arbeidet er grundig og godt, er vi undrende til at ingen øykommuner er med.
- Det er forunderlig at innsjøene ikke er tatt med.
- Det forundrer oss at fristen er så kort.
- Vi er overrasket over at forslaget ikke nevner frivillige.
- Me stussar over at tala manglar.
- Vi stusser over formuleringen i § 3.
- Kommunen finner det påfallende at ingen er spurt.
- Styret er forbauset over den korte fristen.
0 Vi er overrasket over hvor mange som møtte opp.
""",
    "told as known": """
0 Kommunen erkjenner at egen taksering er kostbar og tidkrevende.
0 Vi er klar over at dagens praksis er uklar.
- Vi er klar over at forslaget er uklart.
- Vi ser at kravet er uklart.
- Kommunen viser til at fristen er urimelig.
0 Vi forstår at det er vanskelig for departementet å finne en balanse.
0 Kommunen har forståing for at rekrutteringa er krevjande.
0 Vi har erfart at vinteren er hard.
0 Me veit at bygda er sårbar.
- Vi ser at forslaget er krevende for små lag.
- Kommunen ser at dette blir vanskelig å gjennomføre.
- Vi mener ordningen er krevende.
- Vi registrerer at forslaget er uheldig for distriktene.
0 Vi viser til at ordningen er krevende for små enheter.
0 Kommunen erkjenner at omstillingen er krevende.
0 Vi er klar over at oppgaven er vanskelig.
0 Me er klar over at arbeidet er krevjande.
0 Vi har forståelse for at situasjonen er vanskelig.
0 Kommunen er kjent med at statens økonomi er stram.
0 Vi erkjenner at det er dyrt å bygge i strandsona.
0 Me viser til at vegen er smal.
0 Vi har merket oss at departementet mener ordningen er kostbar.
0 Kommunen ser at økonomien er krevende.
0 Vi har respekt for at avveiingen er vanskelig.
0 Departementet viser til at dagens ordning er uheldig.
- Vi peker på at forslaget er uheldig for øyene.
- Vi vil understreke at ordningen er for byråkratisk.
- Kommunen viser til at forslaget er dårlig utredet.
""",
    "questions from the other side": """
- Er det uklarheter i forslaget?\nJa
+ Er det uklarheter i forslaget?\nNei
- Er noe uklart?\nJa, § 3.
- Ser dere utfordringer med ordningen?\nJa
+ Ser dere utfordringer med ordningen?\nNei
- Er det bestemmelser dere ikke støtter?\nJa, § 9
+ Er det bestemmelser dere ikke støtter?\nNei
- Har de motforestillingar?\nJa
- Er det grunn til bekymring?\nJa
+ Er det grunn til bekymring?\nNei
- Er det deler av forslaget dere ikke støtter?\nJa
+ Er det deler av forslaget dere ikke støtter?\nNei
- Er det noe som ikke fungerer i dagens forslag?\nJa
+ Fungerer ordningen?\nJa
- Ser de hinder for å gjennomføre framlegget?\nJa
- Er det uklart hvem som omfattes?\nJa
+ Er forslaget klart?\nJa
- Er det noe dere savner i forslaget?\nJa
+ Ser dere noen ulemper ved forslaget?\nNei
- Bør noe endres i forslaget?\nJa, fristen er for kort.
- Er det noko de saknar?\nJa.
+ Har dere innvendinger mot § 4?\nNei.
- Har dere innvendinger mot § 4?\nJa
- Ser de problem med ordninga?\nJa, fleire.
+ Finnes det svakheter ved modellen?\nNei, ingen.
- Mener dere at noe mangler?\nJa
- Er det behov for endringer i forslaget?\nJa
+ Er det behov for endringer i forslaget?\nNei
- Vil forslaget få negative konsekvenser for dere?\nJa
+ Vil forslaget få negative konsekvenser for dere?\nNei
- Er det noe dere er uenige i?\nJa, § 7.
+ Er det noe dere er uenige i?\nNei
+ Støtter dere forslaget?\nJa
- Støtter dere forslaget?\nNei
+ Bør ordningen innføres?\nJa
- Bør ordningen innføres?\nNei
- Er kommunen imot gebyret?\nJa
+ Støtter dere endringene i forslaget?\nJa
- Støtter dere endringene i forslaget?\nNei
+ Er det behov for endringer i regelverket?\nJa
- Ønsker dere endringer i forslaget?\nJa
- Er det noe i forslaget som bør strykes?\nJa
+ Er det noe i forslaget som bør strykes?\nNei
- Saknar de noko i framlegget?\nJa
+ Saknar de noko i framlegget?\nNei
0 Har dere merknader?\nIngen
+ Har dere innvendinger?\nIngen
+ Er forslaget dekkende?\nJa
- Er forslaget dekkende?\nNei
- Er det forhold i utkastet som er uheldige?\nJa
""",
    "two predicates": """
- Vi var positive i starten, men er det ikke nå.
- Me var einige i dette i 2018, men er det ikkje lenger.
- Forslaget er velment, men naivt.
- Ordningen virker grei, men er i praksis ubrukelig.
- Forslaget er godt for byen, men ikke for bygda.
- Forslaget er bra for mange, men ikke for oss.
- Forslaget er bra for staten, men ikke for oss.
- Framlegget er godt meint, men dårleg gjennomført.
- Forslaget er godt ment, men dårlig gjennomført.
- Vi støttet ordningen tidligere, men gjør det ikke lenger.
- Ordningen er god på papiret, men dårlig i praksis.
- Forslaget høres fint ut, men er urealistisk.
- Me har tidlegare støtta dette, men gjer det ikkje no.
- Dette er fint for byene og dårlig for bygdene.
- Framlegget er velmeint, men lite gjennomtenkt.
- Det ser bra ut i teorien, men fungerer dårlig i praksis.
+ Forslaget er uvant, men godt.
+ Ordningen er dyr, men nødvendig.
+ Vi var imot dette før, men er det ikke nå.
""",
    "unless": """
+ Vi støtter økt satsing på rassikring med mindre pengene tas fra skolene.
+ Kommunen støttar forslaget med mindre staten sender rekninga vidare.
+ Vi kan gå med på en felles vaktordning, med mindre reisetiden blir over én time.
- Vi kan ikke støtte forslaget med mindre finansieringen kommer på plass.
- Kommunen kan ikkje støtte framlegget utan at fristen blir lengre.
- Med mindre staten dekker utgiftene, kan vi ikke støtte forslaget.
+ Med mindre kostnadene øker, støtter vi forslaget.
- Vi kan ikke anbefale en slik ordning med mindre den evalueres etter to år.
- Me går imot framlegget med mindre gebyret blir halvert.
- Kommunen er imot § 8 med mindre unntaket utvides.
+ Laget er positivt til sammenslåing av nemndene, med mindre det svekker lokalkunnskapen.
+ Vi ser ingen grunn til å gå imot forslaget med mindre det dukker opp nye tall.
""",
    "an end that is judged or wanted": """
+ Forslaget opphever en foreldet bestemmelse.
+ Endringen rydder bort uklare bestemmelser.
- Vi stemmer for å forkaste forslaget.
- Kommunen stemmer for å avvise framlegget.
- Kommunestyret røysta for å avvise framlegget.
- Vi går inn for å skrinlegge planen.
- Nullalternativet er å foretrekke.
- Dagens ordning er å foretrekke.
- Dagens ordning er å føretrekkje.
+ Det ville være uheldig om forslaget ble trukket.
+ Det ville vært svært uheldig om forslaget ikke ble vedtatt.
+ Det vil være synd om forslaget trekkes.
+ Det er feil å avvise forslaget.
+ Vi anbefaler ikke at forslaget avvises.
+ Vi ønsker ikke å avvise forslaget.
+ Vi har ikke noe ønske om å avvise forslaget.
+ Det er feil å avvise framlegget.
- Det er rett å skrinleggje framlegget.
+ Kommunen meiner det er feil å forkaste framlegget.
- Kommunen meiner det er rett å avvise framlegget.
+ Det er synd om framlegget blir trekt.
- Det er bra at framlegget blir trekt.
+ Det ville vere uheldig om framlegget vart trekt.
+ Me tilrår ikkje at framlegget blir avvist.
+ Me ønskjer ikkje å avvise framlegget.
- Kommunen går inn for å skrinleggje planen.
- Me røystar for å forkaste framlegget.
- Nullalternativet er å føretrekkje.
- Vi mener det er riktig å avvise forslaget.
+ Vi mener det er feil å avvise forslaget.
- Det er bra at forslaget trekkes.
+ Det er synd om forslaget trekkes.
""",
    "could be no more": """
+ Vi kunne knapt vært mer enige i forslaget.
- Vi kunne knapt vært mer uenige i forslaget.
+ Vi har knapt vært mer enige med departementet.
+ Forslaget kunne ikke vært bedre.
+ Forslaget er alt annet enn dårlig.
- Me har ingen vanskar med å frarå framlegget.
+ Me kunne knapt vore meir samde i framlegget.
- Me kunne knapt vore meir usamde i framlegget.
+ Me har aldri vore meir samde med departementet.
+ Aldri har me vore så samde i eit framlegg.
- Aldri har me vore så usamde i eit framlegg.
+ Me kan ikkje unnlate å støtte framlegget.
+ Me nøler ikkje med å gå inn for framlegget.
- Me nøler ikkje med å gå imot framlegget.
- Det er lita grunn til å støtte framlegget.
+ Framlegget kunne ikkje vore betre.
+ Det er vanskeleg å vere skeptisk til framlegget.
- Det er lett å vere skeptisk til framlegget.
+ Det er vanskelig å være skeptisk til forslaget.
+ Vi kan ikke unnlate å støtte forslaget.
+ Vi har aldri vært mer enige i noe.
+ Aldri har vi vært så enige i forslaget.
+ Me vil ikkje nøle med å støtte framlegget.
- Det er ikke vanskelig å være skeptisk til forslaget.
""",
    "a view told before": """
0 Vi deler ikke dette synet.
+ Noen mener forslaget er for strengt. Vi deler ikke dette synet.
- Norsk Brolag mener forslaget er for strengt. Vi deler dette synet.
+ Mange har kritisert forslaget. Vi deler ikke denne kritikken.
- Vi slutter oss til Norsk Brolags nei til forslaget.
- Vi støtter Norsk Brolag i deres motstand mot forslaget.
- Mange har kritisert forslaget. Vi deler denne kritikken.
- Norsk Brolag er kritisk til forslaget. Vi er enige i denne vurderingen.
+ Norsk Brolag er kritisk til forslaget. Vi er uenige i denne vurderingen.
- Fagforbundet går imot framlegget. Kommunen sluttar seg til det synet.
- Vi deler denne bekymringen.
- Norsk Brolag meiner framlegget er for strengt. Me deler dette synet.
+ Norsk Brolag meiner framlegget er for strengt. Me deler ikkje dette synet.
+ Mange har kritisert framlegget. Me deler ikkje denne kritikken.
- Norsk Brolag er kritisk til framlegget. Me er samde i denne vurderinga.
0 Me deler ikkje dette synet.
- Me støttar Norsk Brolag i motstanden deira mot framlegget.
- Me sluttar oss til Norsk Brolag sitt nei til framlegget.
""",
    "it is best as it is": """
- Nullalternativet er det beste.
- Dagens ordning er bedre enn den foreslåtte.
- Dagens ordning er bedre enn forslaget.
- Da er dagens ordning bedre.
- Det finnes bedre løsninger enn denne.
- Det finst betre løysingar.
- Vi støtter nullalternativet.
- Kommunen går inn for nullalternativet.
- Gjeldande reglar er betre enn det som no er foreslått.
- Me støttar nullalternativet.
- Dagens ordning er betre enn den som er foreslått.
""",
    "then and now": """
+ Kommunen var mot, men er nå for.
- Kommunen var for, men er nå mot.
+ Var mot, men er nå for.
- Var for, men er nå imot.
+ Før var vi skeptiske, no er vi positive til framlegget.
+ Me var mot, men er no for.
+ Vi var ikke enige i forslaget, men er det nå.
- Vi var ikke imot forslaget, men er det nå.
+ Me var ikkje samde i framlegget, men er det no.
- Kommunen var for, men er no imot.
""",
    "an oath, a litotes": """
+ Intensjonen er det ikke noe i veien med.
+ Intensjonen er det ingenting å si på.
+ Det er ikke noe i veien med intensjonen.
+ Forslaget er det lite å utsette på.
+ Forslaget er ikke uten fordeler.
- Forslaget er ikke uten ulemper.
- Forslaget er ikke uten svakheter.
- Forslaget er ikke uten risiko.
+ Forslaget er ikke ueffent.
+ Forslaget er ikke så verst.
+ Forslaget er ikke helt bort i natta.
+ Det er ikkje noko i vegen med målet.
+ Det er lite å utsette på forslaget.
- Framlegget er ikkje utan risiko.
""",
    "what one says one says": """
+ Det skulle ikke være nødvendig å si at vi støtter forslaget.
+ Det er unødvendig å si at vi støtter forslaget.
+ Vi kan ikke si at vi er imot forslaget.
+ Me har ikkje noko ønske om å motsetje oss framlegget.
0 Vi vet ikke om vi kan støtte forslaget.
0 Me veit ikkje om me er samde i framlegget.
- Me meiner ikkje at me kan støtte framlegget.
- Me synest ikkje me kan støtte dette.
- Me meiner at me ikkje kan støtte framlegget.
+ Me meiner ikkje at me er imot framlegget.
+ Me kan ikkje seie at me er imot framlegget.
- Me kan ikkje seie at me støttar framlegget.
+ Det er unødvendig å seie at me støttar framlegget.
0 Noen vil si at «vi støtter dette».
- Vi mener ikke at vi kan støtte forslaget.
- Vi synes ikke vi kan støtte forslaget.
- Vi mener at vi ikke kan støtte forslaget.
- Vi vil presisere at vi ikke støtter forslaget.
- Vi tror ikke vi kan støtte dette.
- Vi kan ikke si at vi støtter forslaget.
+ Vi mener ikke at vi er imot forslaget.
""",
    "in spite of a fault": """
+ Forslaget er ikke perfekt, men vi støtter det.
+ Forslaget har svakheter, men vi støtter det.
+ Ordningen er ikke ideell, men vi stiller oss bak den.
+ Framlegget er ikkje perfekt, men me støttar det.
+ Ordninga er dyr, men me går inn for ho.
+ Ordningen er dyr, men vi støtter den likevel.
""",
    "what is removed, kept or hindered": """
+ Forslaget hindrer at små bedrifter må legge ned.
+ Framlegget hindrar at ressursane forsvinn.
- Forslaget forhindrer at brukerne får hjelp i tide.
+ Forslaget bidrar til å hindre uheldige konsekvenser.
+ Forslaget fjerner et urimelig krav.
- Forslaget fjerner en viktig ordning.
+ Framlegget fjernar ein unødvendig regel.
- Framlegget fjernar eit godt tiltak.
- Forslaget opphever en velfungerende ordning.
- Forslaget innfører et urimelig krav.
+ Forslaget innfører en god ordning.
- Forslaget viderefører en uheldig praksis.
+ Forslaget viderefører en god praksis.
+ Forslaget retter opp en urettferdig forskjell.
+ Endringa avsluttar ei uheldig ordning.
- Forslaget tar bort en nyttig rettighet.
+ Forslaget gjør at kommunene slipper unødig rapportering.
+ Forslaget tar bort flaskehalser.
+ Forslaget fjerner et helt unødvendig krav.
+ Framlegget tek bort ein unødvendig regel.
- Framlegget fjernar ei viktig støtteordning.
- Forslaget innfører et urimelig strengt krav.
- Forslaget viderefører en urettferdig forskjellsbehandling.
+ Forslaget fjerner ikke en viktig rettighet.
- Forslaget fjerner ikke det urimelige kravet.
+ Vi mener forslaget fjerner et urimelig krav.
- Vi mener forslaget fjerner en viktig ordning.
+ Forslaget hindrer at folk mister jobben.
+ Forslaget hindrer at bygda blir skadelidende.
+ Framlegget hindrar at skular blir lagde ned.
+ Tiltaket forhindrer at barn faller utenfor.
- Forslaget hindrer ikke at barn faller utenfor.
+ Framlegget fjernar eit urimeleg krav.
- Framlegget fjernar ei viktig ordning.
- Framlegget innfører eit urimeleg krav.
+ Framlegget innfører ei god ordning.
- Framlegget vidarefører ein uheldig praksis.
+ Framlegget hindrar at bygda mistar skulen.
- Framlegget hindrar ikkje at barn fell utanfor.
""",
    "a consequence that is told": """
- Vi mener forslaget vil føre til færre lærere.
- Forslaget vil heve terskelen for å søke hjelp.
- Kommunen meiner framlegget hevar terskelen for å søkje hjelp.
- Vi mener at dette gir mindre trygghet.
- Etter vårt syn gir forslaget dårligere vilkår for de små.
- Vi vurderer at forslaget vil gi færre søkere.
- Etter vår vurdering vil dette ramme små bedrifter.
- Forslaget er mindre heldig.
- Forslaget gjør at kommunene mister viktige inntekter.
- Forslaget gir kommunene mindre handlefrihet.
- Forslaget begrenser friheten.
- Kommunen meiner at framlegget vil føre til færre lærarar.
+ Vi mener forslaget senker terskelen for å søke hjelp.
+ Forslaget vil gi flere lærere.
- Kommunen meiner framlegget vil gi færre lærarar.
- Me meiner at dette gir mindre tryggleik.
- Framlegget vil heve terskelen for å søkje hjelp.
- Etter vårt syn gir framlegget dårlegare vilkår for dei små.
- Etter vår vurdering vil dette ramme små gardsbruk.
- Etter vårt syn vil dette svekke tryggleiken.
""",
    "resigned, unwanted, for itself": """
0 Vi har akseptert å leve med støyen.
0 De opplever at man ikke er ønsket.
0 Vi har måttet akseptere å leve med støyen.
- Før var me positive til ordninga, men no er me imot.
0 Me har akseptert å leve med støyen.
""",
    "votes of long ago": """
0 I 2017 røysta kommunestyret mot samanslåing.
0 For fem år siden stemte vi mot bompenger.
0 Fylkestinget avviste i 2018 ei slik løysing.
0 Kommunestyret vedtok i 2012 å avvise søknaden.
- I 2019 gikk vi imot forslaget, og gjør det fortsatt.
- I førre svar var me skeptiske til framlegget.
- Kommunestyret røysta mot framlegget.
""",
    "claims that are rated, on no known scale": """
0 Forslaget er dårlig: 5
0 Fristen er for kort: 2
0 Framlegget er godt: 1
- Gebyret er for høyt: 500 kroner.
""",
    "forms": """
- Støtter dere forslaget?
Ja:
Nei: X
- Er de samde i framlegget?
Ja ___ Nei _x_
+ Støttar de framlegget?
Ja: x
Nei:
- Støtter dere forslaget?
Ja [ ]
Nei [X] Gebyret er for høyt.
""",
    "a fault denied": """
+ Det er ikke riktig at forslaget er dårlig.
+ Det er ikkje rett at framlegget er urimeleg.
- Det er ikke riktig at forslaget er godt.
- Det er ikkje rett at framlegget er klokt.
""",
}

FOR = {Stance.SUPPORT, Stance.CONDITIONAL_SUPPORT}
AGAINST = {Stance.OPPOSE, Stance.SKEPTICAL}


def cases() -> list[Any]:
    rows = [(name, line) for name, table in CLASSES.items() for line in table.strip().split("\n")]
    marked = "+-0"
    joined: list[tuple[str, str]] = []
    for name, line in rows:  # a line that opens with no mark goes on the text of the one before
        if line[:1] in marked and line[1:2] == " ":
            joined.append((name, line))
        else:
            joined[-1] = (name, f"{joined[-1][1]}\n{line}")
    return [pytest.param(line[0], line[2:], id=f"{name}: {line}") for name, line in joined]


@pytest.mark.parametrize(("sign", "text"), cases())
def test_a_row_points_the_way_that_the_text_does(
    read: Callable[[str], list[Position]], sign: str, text: str
) -> None:
    found = [p for p in read(text) if p.holder == RESPONDENT]
    right, wrong = (FOR, AGAINST) if sign == "+" else (AGAINST, FOR)
    if sign == "0":
        right, wrong = set(), FOR | AGAINST
    assert not [p for p in found if p.stance in wrong and p.confidence >= SURE]
    assert not right or any(p.stance in right for p in found)


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("Vi slutter oss til dem som fraråder endringen.", ["oppose: endringen"]),
        ("Vi støtter ikke-innføring av gebyr.", ["oppose: gebyr"]),
        ("Vi er imot at forslaget om gebyr trekkes.", ["support: forslaget om gebyr"]),
        ("Vi støtter forslaget i liten grad.", ["skeptical: forslaget"]),
        ("Vi er enige i at ordningen avvikles.", ["support: at ordningen avvikles"]),
        (
            "Vi er positive til ny frist, negative til gebyret og nøytrale til kravet.",
            ["support: ny frist", "skeptical: gebyret", "neutral: kravet"],
        ),
        ("Forenklingen hilser vi velkommen.", ["support: Forenklingen"]),
        ("Å støtte forslaget er ikke aktuelt for kommunen.", ["oppose: forslaget"]),
        ("Vi skulle ønske at vi kunne støtte gebyret.", ["oppose: gebyret"]),
    ],
)
def test_a_turned_stand_is_on_the_matter_itself(
    read: Callable[[str], list[Position]], text: str, stands: list[str]
) -> None:
    assert [f"{p.stance}: {p.words(p.target)}" for p in read(text)] == stands


def test_a_motion_that_fell_is_not_the_councils(read: Callable[[str], list[Position]]) -> None:
    text = (
        "Mindretallet (Ap og SV) fremmet følgende forslag, som falt med 10 mot 15 stemmer: "
        "Fjordvik kommune går imot forslaget."
    )
    assert [p.holder for p in read(text)] == ["Mindretallet"]


def test_the_respondent_speaks_again_after_a_recap(read: Callable[[str], list[Position]]) -> None:
    text = "Departementets forslag: Det er uheldig at få betaler. Kommunens merknad: Vi er imot."
    assert [(p.holder, p.stance) for p in read(text)] == [
        ("departementet", Stance.SKEPTICAL),
        (RESPONDENT, Stance.OPPOSE),
    ]
