import type { Unseen } from './unseen.ts';

/** Written before the rules were, and not looked at while they were written: what they give is measured, not mended. */
export const heldOut: readonly Unseen[] = [
  {
    name: 'a culture plan with headings a level and a table a goal',
    file: 'Kulturplan_uppföljning_2024.docx',
    as: 'word',
    text: `
#! Uppföljning av kulturplan 2024
Lillköpings kommun
Kultur- och fritidsförvaltningen följer upp planen två gånger om året.
# Delaktighet
## Fler barn ska möta kultur i sin vardag
Åtgärd | Ansvarig funktion | Tidsplan | Lägesstatus | Kommentar
Införa kulturgaranti i årskurs 5 | Kultursamordnare | HT 2024 | Påbörjad | Avtal med tre scener
Bokstart i hela kommunen | Bibliotekschef | Löpande | Pågår enligt plan |
## Föreningslivet ska öppnas för fler
Åtgärd | Ansvarig funktion | Tidsplan | Lägesstatus | Kommentar
Se över bidragsreglerna | Fritidschef | 2024-09-30 | Försenad | Väntar på nämndens beslut
# Kulturarv
## Kulturarvet ska vara tillgängligt
Åtgärd | Ansvarig funktion | Tidsplan | Lägesstatus | Kommentar
Digitalisera fotosamlingen | Arkivarie | Q1 2025 | Ej påbörjad |
`,
    keys: ['area', 'goal', 'activity', 'responsible', 'deadline', 'status', 'comment'],
    rows: `
Delaktighet | Fler barn ska möta kultur i sin vardag | Införa kulturgaranti i årskurs 5 | Kultursamordnare | 2024-12-31 | ongoing | Avtal med tre scener
Delaktighet | Fler barn ska möta kultur i sin vardag | Bokstart i hela kommunen | Bibliotekschef | löpande | ongoing/on-plan |
Delaktighet | Föreningslivet ska öppnas för fler | Se över bidragsreglerna | Fritidschef | 2024-09-30 | /deviates | Väntar på nämndens beslut
Kulturarv | Kulturarvet ska vara tillgängligt | Digitalisera fotosamlingen | Arkivarie | 2025-03-31 | not-started |
`,
  },
  {
    name: 'a workbook with a sheet a board and a head over two rows',
    file: 'Uppdrag KF 2023.xlsx',
    as: 'excel',
    text: `
=== Läs mig
Så fyller du i
Välj status i listan. Skriv kommentar per delår.
=== Socialnämnden
Uppföljning av uppdrag från kommunfullmäktige 2023
Nr | Dnr | Uppdrag | Ansvarig | Klart senast | Status | < | Kommentar
^ | ^ | ^ | ^ | ^ | T1 | T2 | ^
1 | KS 2022/114 | Utreda ett trygghetsboende i Norrby | Äldreomsorgschef | d:2023-06-30 | Pågår | Klart | Utredningen är lämnad
2 | KS 2022/115 | Minska sjukfrånvaron med en procentenhet | HR-chef | d:2023-12-31 | Pågår | Pågår |
=== Tekniska nämnden
Uppföljning av uppdrag från kommunfullmäktige 2023
Nr | Dnr | Uppdrag | Ansvarig | Klart senast | Status | < | Kommentar
^ | ^ | ^ | ^ | ^ | T1 | T2 | ^
1 | KS 2022/120 | Plan för utbyte av gatubelysning | Gatuchef | d:2023-10-31 | Ej påbörjad | Försenad | Upphandlingen överklagad
`,
    keys: ['activity', 'responsible', 'deadline', 'status', 'comment', 'other:Dnr'],
    rows: `
Utreda ett trygghetsboende i Norrby | Äldreomsorgschef | 2023-06-30 | completed | Utredningen är lämnad | KS 2022/114
Minska sjukfrånvaron med en procentenhet | HR-chef | 2023-12-31 | ongoing | | KS 2022/115
Plan för utbyte av gatubelysning | Gatuchef | 2023-10-31 | /deviates | Upphandlingen överklagad | KS 2022/120
`,
  },
  {
    name: 'forms in Word, a table an activity, two pairs a row',
    file: 'aktiviteter.docx',
    as: 'word',
    text: `
#! Handlingsplan för minskat matsvinn 2025
Aktivitet | Väga tallrikssvinnet varje vecka
Ansvarig | Kostchef | Klart | juni 2025
Status | Pågår | Färdiggrad | 60 %
Kommentar | Vågar är inköpta till alla kök

Aktivitet | Utbilda kockar i klimatsmarta recept
Ansvarig | Enhetschef måltid | Klart | dec 2025
Status | Inte påbörjat | Färdiggrad | 0 %
Kommentar |
`,
    keys: ['activity', 'responsible', 'deadline', 'status', 'comment', 'other:Färdiggrad'],
    rows: `
Väga tallrikssvinnet varje vecka | Kostchef | 2025-06-30 | ongoing | Vågar är inköpta till alla kök | 60 %
Utbilda kockar i klimatsmarta recept | Enhetschef måltid | 2025-12-31 | not-started | | 0 %
`,
  },
  {
    name: 'crosses under the statuses, headings as rows, a sum at the foot',
    file: 'jämställdhetsplan.xlsx',
    as: 'excel',
    text: `
Jämställdhetsplan 2022, uppföljning per 31 december 2022
Insats | Ansvar | När | Ej påbörjad | Pågår | Klar | Anteckning
Arbetsförhållanden | < | < | < | < | < | <
Kartlägga arbetskläder | Skyddsombud | mars | | | x | Klart i mars
Se över omklädningsrum | Fastighetschef | oktober | | x | |
Lön | < | < | < | < | < | <
Lönekartläggning | HR-chef | 31 maj | | | X |
Åtgärda osakliga skillnader | Förvaltningschef | december | x | | | Budget saknas
Summa | | | 1 | 1 | 2 |
`,
    keys: ['goal', 'activity', 'responsible', 'deadline', 'status', 'comment'],
    rows: `
Arbetsförhållanden | Kartlägga arbetskläder | Skyddsombud | 2022-03-31 | completed | Klart i mars
Arbetsförhållanden | Se över omklädningsrum | Fastighetschef | 2022-10-31 | ongoing |
Lön | Lönekartläggning | HR-chef | 2022-05-31 | completed |
Lön | Åtgärda osakliga skillnader | Förvaltningschef | 2022-12-31 | not-started | Budget saknas
`,
  },
  {
    name: 'traffic lights with a legend, after a table of indicators',
    file: 'delar2.docx',
    as: 'word',
    text: `
#! Delårsrapport 2 2024 Miljö- och byggnadsnämnden
# Mål och indikatorer
Mål | Indikator | Utfall 2023 | Målvärde 2024 | Utfall delår 2
Nöjda sökande | NKI bygglov | 68 | 72 | 70
Rent vatten | Andel badplatser med god kvalitet | 90 % | 100 % | 95 %
# Aktiviteter
Mål | Aktivitet | Nämnd | Slutdatum | Status | Analys
Nöjda sökande | Införa e-tjänst för bygglov | Miljö- och byggnadsnämnden | 240930 | Grön | I drift sedan augusti.
^ | Servicegaranti på tre veckor | Miljö- och byggnadsnämnden | 241231 | Gul | Vakanser på två handläggare.
Rent vatten | Tillsyn av enskilda avlopp i Storsjön | Miljö- och byggnadsnämnden | 241130 | Röd | Har inte startat.
Grön = Enligt plan
Gul = Mindre avvikelse
Röd = Stor avvikelse
`,
    keys: ['goal', 'activity', 'boards', 'deadline', 'status', 'comment'],
    rows: `
Nöjda sökande | Införa e-tjänst för bygglov | Miljö- och byggnadsnämnden | 2024-09-30 | /on-plan | I drift sedan augusti.
Nöjda sökande | Servicegaranti på tre veckor | Miljö- och byggnadsnämnden | 2024-12-31 | /deviates | Vakanser på två handläggare.
Rent vatten | Tillsyn av enskilda avlopp i Storsjön | Miljö- och byggnadsnämnden | 2024-11-30 | /deviates | Har inte startat.
`,
  },
  {
    name: 'a plan not followed up yet, in text, deadlines in many ways',
    file: 'digitaliseringsplan 2024.txt',
    as: 'text',
    text: `
Digitaliseringsplan för Ekby kommun 2024–2026

Fokusområde | Vad ska göras? | Vem ansvarar? | När ska det vara klart?
Digital infrastruktur | Fiber till alla verksamheter | IT-chef | 2024–2026
 | Byta brandväggar | IT-chef | senast 1 mars 2025
Digital kompetens | Grundutbildning för alla chefer | HR | Kv 2, 2024
 | Digital fadder på varje enhet | Enhetschefer | löpande
 | Revidera IT-policyn | Säkerhetsskyddschef | vid årsskiftet 2024/2025
`,
    keys: ['goal', 'activity', 'responsible', 'deadline'],
    rows: `
Digital infrastruktur | Fiber till alla verksamheter | IT-chef | 2026-12-31
Digital infrastruktur | Byta brandväggar | IT-chef | 2025-03-01
Digital kompetens | Grundutbildning för alla chefer | HR | 2024-06-30
Digital kompetens | Digital fadder på varje enhet | Enhetschefer | löpande
Digital kompetens | Revidera IT-policyn | Säkerhetsskyddschef | ?
`,
  },
  {
    name: 'an internal control plan with merged risks',
    file: 'internkontroll-2023-uppföljning.docx',
    as: 'word',
    text: `
#! Uppföljning av internkontrollplan 2023
Riskområde | Risk | Riskvärde | Åtgärd | Ansvarig | Senast klar | Status | Resultat
Ekonomi | Felaktiga utbetalningar | 12 | Stickprov på 50 fakturor | Controller | 30 november | Genomförd | Två fel hittades
^ | ^ | ^ | Utbilda attestanter | Ekonomichef | 31 oktober | Genomförd |
^ | Bristande avtalstrohet | 9 | Ta fram avtalsdatabas | Upphandlare | 15 december | Påbörjad | Leverantör vald
Personal | Hot och våld | 16 | Uppdatera rutin för ensamarbete | Enhetschef | 30 september | Ej genomförd | Flyttas till nästa år
`,
    keys: ['goal', 'activity', 'responsible', 'deadline', 'status', 'comment', 'other:Riskvärde'],
    rows: `
Felaktiga utbetalningar | Stickprov på 50 fakturor | Controller | 2023-11-30 | completed | Två fel hittades | 12
Felaktiga utbetalningar | Utbilda attestanter | Ekonomichef | 2023-10-31 | completed | | 12
Bristande avtalstrohet | Ta fram avtalsdatabas | Upphandlare | 2023-12-15 | ongoing | Leverantör vald | 9
Hot och våld | Uppdatera rutin för ensamarbete | Enhetschef | 2023-09-30 | ? | Flyttas till nästa år | 16
`,
  },
  {
    name: 'an export in English with line breaks in its heads',
    file: 'export_2024.xlsx',
    as: 'excel',
    text: `
Export 2024-10-02
Goal | Activity\\n(name) | Responsible | Start date | Due date | Status\\n(välj i lista) | Progress | Comment
Attractive employer | Leadership programme | HR manager | d:2024-01-15 | d:2024-11-30 | In progress | p:75 | Second group started
Attractive employer | Employee survey | HR manager | d:2024-03-01 | d:2024-05-31 | Completed | p:100 |
Safe city | Night patrols downtown | Security officer | d:2024-06-01 | d:2024-12-31 | Not started | p:0 | Awaiting permit
`,
    keys: ['goal', 'activity', 'responsible', 'deadline', 'status', 'comment'],
    rows: `
Attractive employer | Leadership programme | HR manager | 2024-11-30 | ongoing | Second group started
Attractive employer | Employee survey | HR manager | 2024-05-31 | completed |
Safe city | Night patrols downtown | Security officer | 2024-12-31 | not-started | Awaiting permit
`,
  },
  {
    name: 'labels in running text, numbered activities, no table',
    file: 'tillgänglighetsplan-2023.txt',
    as: 'text',
    text: `
Tillgänglighetsplan 2023 - uppföljning

Mål: Alla ska kunna ta sig fram
Aktivitet: 1.1 Inventera trottoarkanter
Ansvarig: Gatuingenjör
Klart: augusti
Status: Klart

Aktivitet: 1.2 Bygga ramp vid biblioteket
Ansvarig: Fastighetschef
Klart: november
Status: Pågår
Kommentar: Bygglov beviljat

Mål: Alla ska kunna ta del av information
Aktivitet: 2.1 Granska webbplatsen
Ansvarig: Kommunikationschef
Klart: Q4
Status: Ej påbörjad
`,
    keys: ['goal', 'activity', 'responsible', 'deadline', 'status', 'comment'],
    rows: `
Alla ska kunna ta sig fram | 1.1 Inventera trottoarkanter | Gatuingenjör | 2023-08-31 | completed |
Alla ska kunna ta sig fram | 1.2 Bygga ramp vid biblioteket | Fastighetschef | 2023-11-30 | ongoing | Bygglov beviljat
Alla ska kunna ta del av information | 2.1 Granska webbplatsen | Kommunikationschef | 2023-12-31 | not-started |
`,
  },
  {
    name: 'four levels, repeated on each row, boards by name, a comment that goes on below',
    file: 'Verksamhetsplan uppföljning.xlsx',
    as: 'excel',
    text: `
Sjöstads kommun
Verksamhetsplan 2022
Målområde | KF-mål | Nämndmål | Aktivitet | Ansvarig nämnd | Tidplan | Läge | Kommentar
Hållbar tillväxt | Fler i arbete | Fler lärlingar | Teckna avtal med fem företag | Utbildningsnämnden, Kommunstyrelsen | Vår | Klart | Sju avtal är tecknade
Hållbar tillväxt | Fler i arbete | Fler lärlingar | Lärlingsmässa | Utbildningsnämnden | 15 okt | Pågår | Lokal är bokad.
 | | | | | | | Inbjudan skickas i september.
Hållbar tillväxt | Fler i arbete | Snabbare etablering | Språkcafé varje vecka | Arbetsmarknads- och socialnämnden | Löpande | Pågående |
Trygg välfärd | God omsorg | Kontinuitet i hemtjänsten | Nytt schemaverktyg | Arbetsmarknads- och socialnämnden | dec -22 | Avviker från plan | Upphandling avbruten
`,
    keys: ['area', 'municipalGoal', 'goal', 'activity', 'boards', 'deadline', 'status', 'comment'],
    rows: `
Hållbar tillväxt | Fler i arbete | Fler lärlingar | Teckna avtal med fem företag | Kommunstyrelsen, Utbildningsnämnden | 2022-06-30 | completed | Sju avtal är tecknade
Hållbar tillväxt | Fler i arbete | Fler lärlingar | Lärlingsmässa | Utbildningsnämnden | 2022-10-15 | ongoing | Lokal är bokad. Inbjudan skickas i september.
Hållbar tillväxt | Fler i arbete | Snabbare etablering | Språkcafé varje vecka | Arbetsmarknads- och socialnämnden | löpande | ongoing |
Trygg välfärd | God omsorg | Kontinuitet i hemtjänsten | Nytt schemaverktyg | Arbetsmarknads- och socialnämnden | 2022-12-31 | /deviates | Upphandling avbruten
`,
  },
];
