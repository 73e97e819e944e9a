import type { Unseen } from './unseen.ts';

/** Word documents as other municipalities have them. */
export const inWord: readonly Unseen[] = [
  {
    name: 'a plan of action with a table under each Word heading, and no goal column',
    file: 'handlingsplan-klimat.docx',
    as: 'word',
    text: `
#! Uppföljning av klimathandlingsplan 2024
# 1 Inledning
Planen antogs av kommunfullmäktige.
# 2 Transporter
Aktivitet | Ansvarig förvaltning | Tidsplan | Status
Laddstolpar vid kommunhuset | Tekniska kontoret | Q2 2024 | Genomförd
Cykelbokslut | Samhällsbyggnadskontoret | Q4 2024 | Pågår
# 3 Energi
Aktivitet | Ansvarig förvaltning | Tidsplan | Status
Solceller på Vikskolan | Fastighetskontoret | ht-24 | Ej påbörjad
`,
    keys: ['goal', 'activity', 'responsible', 'deadline', 'status'],
    rows: `
Transporter | Laddstolpar vid kommunhuset | Tekniska kontoret | 2024-06-30 | completed
Transporter | Cykelbokslut | Samhällsbyggnadskontoret | 2024-12-31 | ongoing
Energi | Solceller på Vikskolan | Fastighetskontoret | 2024-12-31 | not-started
`,
  },
  {
    name: 'goals as heading rows within one table',
    file: 'biblioteksplan.docx',
    as: 'word',
    text: `
#! Biblioteksplan 2023–2026, uppföljning 2024
Insatser | Ansvar | Klart senast | Läge | Kommentar
Mål 1: Läsning för alla | < | < | < | <
Bokbuss till landsbygden | Bibliotekschef | juni -24 | Klart | Turer i åtta byar
Läsombud på äldreboenden | Bibliotekarie | löpande | Pågår |
Mål 2: Biblioteket som mötesplats | < | < | < | <
Meröppet i Östra | Bibliotekschef | dec 24 | Försenat | Larm saknas
`,
    keys: ['goal', 'activity', 'responsible', 'deadline', 'status', 'comment'],
    rows: `
Läsning för alla | Bokbuss till landsbygden | Bibliotekschef | 2024-06-30 | completed | Turer i åtta byar
Läsning för alla | Läsombud på äldreboenden | Bibliotekarie | löpande | ongoing |
Biblioteket som mötesplats | Meröppet i Östra | Bibliotekschef | 2024-12-31 | /deviates | Larm saknas
`,
  },
  {
    name: 'a head over two rows, a period each under Status',
    file: 'uppdrag.docx',
    as: 'word',
    text: `
#! Nämndens uppdrag 2024, bokslut
Uppdrag | Ansvarig | Status | < | < | Kommentar
^ | ^ | Delår 1 | Delår 2 | Bokslut | ^
Ta fram en lokalförsörjningsplan | Lokalstrateg | Ej påbörjat | Pågår | Klart | Antagen i december
Utreda skolskjutsen | Skolchef | Pågår | Pågår | Avbruten | Ersätts av ny utredning
`,
    keys: ['activity', 'responsible', 'status', 'comment'],
    rows: `
Ta fram en lokalförsörjningsplan | Lokalstrateg | completed | Antagen i december
Utreda skolskjutsen | Skolchef | dropped | Ersätts av ny utredning
`,
    told: [/”Uppdrag” är läst som Aktivitet/],
  },
  {
    name: 'a form an activity, label and value',
    file: 'aktivitetskort.docx',
    as: 'word',
    text: `
#! Aktivitetskort 2023
Aktivitet: | Införa digital elevakt
Mål: | Effektiv administration
Ansvarig: | IT-strateg
Startdatum: | 2023-01-15
Slutdatum: | 2023-06-30
Status: | Avslutad
Kommentar: | Alla skolor är anslutna.

Aktivitet: | Gallra arkivet
Mål: | Effektiv administration
Ansvarig: | Arkivarie
Startdatum: | 2023-03-01
Slutdatum: | 2023-11-30
Status: | Pågående
Kommentar: |
`,
    keys: ['goal', 'activity', 'responsible', 'deadline', 'status', 'comment', 'other:Startdatum'],
    rows: `
Effektiv administration | Införa digital elevakt | IT-strateg | 2023-06-30 | completed | Alla skolor är anslutna. | 2023-01-15
Effektiv administration | Gallra arkivet | Arkivarie | 2023-11-30 | ongoing | | 2023-03-01
`,
  },
  {
    name: 'indicators in a table of their own, which are no activities',
    file: 'verksamhetsplan.docx',
    as: 'word',
    text: `
#! Verksamhetsberättelse 2023 Socialnämnden
Mål | Aktivitet | Ansvarig | Slutdatum | Status
Trygg äldreomsorg | Utbilda i demensvård | Verksamhetschef | 2023-09-30 | Klar
Trygg äldreomsorg | Fast omsorgskontakt | Enhetschefer | 2023-12-31 | Pågår
Nyckeltal | Utfall 2021 | Utfall 2022 | Målvärde 2023 | Utfall 2023
Nöjdhet med hemtjänst | 82 | 84 | 86 | 85
Personalkontinuitet | 15 | 14 | 12 | 13

Indikator | Utfall 2022 | Målvärde 2023 | Utfall 2023
Nöjda brukare | 82 % | 85 % | 84 %
Sjukfrånvaro | 8,1 % | 7 % | 7,4 %
`,
    keys: ['goal', 'activity', 'responsible', 'deadline', 'status'],
    rows: `
Trygg äldreomsorg | Utbilda i demensvård | Verksamhetschef | 2023-09-30 | completed
Trygg äldreomsorg | Fast omsorgskontakt | Enhetschefer | 2023-12-31 | ongoing
`,
    told: [/Nyckeltal \| Utfall 2021/, /Indikator \| Utfall 2022/],
  },
  {
    name: 'an order of levels by headings and a goal column, as Stratsys writes it',
    file: 'stratsys-rapport.docx',
    as: 'word',
    text: `
#! Tertialrapport 2 2024
# Barn- och utbildningsnämnden
# Kunskap
## Alla elever når målen
Nämndmål | Aktivitet | Startdatum | Slutdatum | Status | Kommentar
Högre meritvärde | Kollegialt lärande i matematik | 2024-01-08 | 2024-12-20 | Pågående med avvikelse | Två skolor har inte startat.
^ | Läsprojekt åk 1–3 | 2024-01-08 | 2024-06-14 | Avslutad | Resultaten har ökat.
## Trygg skola
Nämndmål | Aktivitet | Startdatum | Slutdatum | Status | Kommentar
Ingen kränks | Trygghetsteam på varje skola | 2024-08-19 | 2024-12-20 | Pågående enligt plan |
`,
    keys: ['area', 'municipalGoal', 'goal', 'activity', 'deadline', 'status', 'comment'],
    rows: `
Kunskap | Alla elever når målen | Högre meritvärde | Kollegialt lärande i matematik | 2024-12-20 | ongoing/deviates | Två skolor har inte startat.
Kunskap | Alla elever når målen | Högre meritvärde | Läsprojekt åk 1–3 | 2024-06-14 | completed | Resultaten har ökat.
Kunskap | Trygg skola | Ingen kränks | Trygghetsteam på varje skola | 2024-12-20 | ongoing/on-plan |
`,
  },
  {
    name: 'a plan without status, deadlines or goals as columns',
    file: 'skolgårdar.docx',
    as: 'word',
    text: `
#! Åtgärdsplan för skolgårdar 2025
Åtgärd | Ansvarig
Plantera träd på Ekskolan | Parkchef
Byta gungor på Bergaskolan | Fastighetschef
Summa åtgärder: 2 |
`,
    keys: ['activity', 'responsible'],
    rows: `
Plantera träd på Ekskolan | Parkchef
Byta gungor på Bergaskolan | Fastighetschef
`,
    told: [/Summa åtgärder/, /ingen kolumn för .*Status/],
  },
  {
    name: 'a bulleted cell, a legend row and a date row',
    file: 'folkhälsa.docx',
    as: 'word',
    text: `
#! Folkhälsoplan uppföljning 2024
Mål | Åtgärd | Tid | Status | Kommentar
God psykisk hälsa | • Utbilda i MHFA\\n• Öppna ungdomsmottagning på kvällstid | 30/6 | Pågår | Start i april
Mer rörelse | Pulspass i skolan | 1 mars–30 juni | Klart |
Uppdaterad 2024-10-01 | < | < | < | <
Förklaring: Klart = åtgärden är genomförd | < | < | < | <
`,
    keys: ['goal', 'activity', 'deadline', 'status', 'comment'],
    rows: `
God psykisk hälsa | Utbilda i MHFA Öppna ungdomsmottagning på kvällstid | 2024-06-30 | ongoing | Start i april
Mer rörelse | Pulspass i skolan | 2024-06-30 | completed |
`,
    told: [/flera punkter/, /Uppdaterad 2024-10-01/, /Förklaring: Klart/],
  },
  {
    name: 'names of places in a goal that is one sentence',
    file: 'näringsliv.docx',
    as: 'word',
    text: `
#! Näringslivsprogram uppföljning 2023
Mål | Aktivitet | Ansvarig | Klart | Status
Andelen nöjda företagare i Sundsvall ska öka | Frukostmöten | Näringslivschef | Q4 | Pågår
Fler besökare till Höga Kusten året om | Ny webbplats | Turistchef | maj | Klar
Fler UF-företag på gymnasiet | Avtal med Ung Företagsamhet | Rektor | vt 23 | Klar
`,
    keys: ['goal', 'activity', 'status'],
    rows: `
Andelen nöjda företagare i Sundsvall ska öka | Frukostmöten | ongoing
Fler besökare till Höga Kusten året om | Ny webbplats | completed
Fler UF-företag på gymnasiet | Avtal med Ung Företagsamhet | completed
`,
  },
  {
    name: 'an assignment column to the left of the activities, and boards by their names',
    file: 'kf-uppdrag.docx',
    as: 'word',
    text: `
#! Kommunfullmäktiges uppdrag 2024 - lägesrapport
KF-uppdrag | Aktivitet | Nämnd/styrelse | Klart senast | Status
Minska segregationen | Områdesprogram för Råslätt | Kommunstyrelsen och Socialnämnden | 2024-12 | Pågår
^ | Fritidsbank | Kultur och fritidsnämnden | 2024-05 | Klart
Fler bostäder | Detaljplan Hamnen | Miljö- och byggnadsnämnden | T2 | Pågår
`,
    keys: ['goal', 'activity', 'boards', 'deadline', 'status'],
    rows: `
Minska segregationen | Områdesprogram för Råslätt | Kommunstyrelsen, Socialnämnden | 2024-12-31 | ongoing
Minska segregationen | Fritidsbank | Kultur och fritidsnämnden | 2024-05-31 | completed
Fler bostäder | Detaljplan Hamnen | Miljö- och byggnadsnämnden | 2024-08-31 | ongoing
`,
  },
];
