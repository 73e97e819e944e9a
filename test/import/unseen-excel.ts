import type { Unseen } from './unseen.ts';

/** Workbooks as other municipalities have them. */
export const inExcel: readonly Unseen[] = [
  {
    name: 'title rows above the head, a date column, a percent column and a sum',
    file: 'Uppföljning.xlsx',
    as: 'excel',
    text: `
Uppföljning av verksamhetsplan 2024
Förvaltning: | Barn- och utbildningsförvaltningen
Uppdaterad: | d:2024-09-02

Nr | Mål | Aktivitet | Ansvarig | Slutdatum | Färdiggrad | Status | Kommentar
1 | Ökad närvaro | Rutin för frånvaro | Rektor | d:2024-06-30 | p:100 | Klar | I drift
2 | Ökad närvaro | Närvaroteam | Elevhälsochef | d:2024-12-31 | p:40 | Pågår |
3 | Behöriga lärare | Validering | HR | d:2024-10-15 | p:10 | Påbörjad | Sen start
 | Totalt antal aktiviteter | 3 | | | | |
`,
    keys: ['goal', 'activity', 'responsible', 'deadline', 'status', 'comment', 'other:Nr'],
    rows: `
Ökad närvaro | Rutin för frånvaro | Rektor | 2024-06-30 | completed | I drift | 1
Ökad närvaro | Närvaroteam | Elevhälsochef | 2024-12-31 | ongoing | | 2
Behöriga lärare | Validering | HR | 2024-10-15 | ongoing | Sen start | 3
`,
    told: [/Totalt antal aktiviteter/, /Färdiggrad/],
  },
  {
    name: 'a sheet a board, a legend sheet and a sum sheet',
    file: 'Alla nämnder 2023.xlsx',
    as: 'excel',
    text: `
=== Kommunstyrelsen
Aktivitet | Ansvarig | Klart | Status | Kommentar
Ny upphandlingspolicy | Upphandlingschef | mars | Klar | Antagen
E-arkiv | Arkivarie | okt | Pågår |
=== Kulturnämnden
Aktivitet | Ansvarig | Klart | Status | Kommentar
Konsthall i vattentornet | Kulturchef | dec | Pausad | Inväntar bygglov
=== Förklaring
Status | Betydelse
Klar | Aktiviteten är genomförd
Pågår | Arbetet har startat
=== Summering
Nämnd | Antal | Klara
Kommunstyrelsen | 2 | 1
Kulturnämnden | 1 | 0
`,
    keys: ['activity', 'responsible', 'deadline', 'status', 'comment'],
    rows: `
Ny upphandlingspolicy | Upphandlingschef | 2023-03-31 | completed | Antagen
E-arkiv | Arkivarie | 2023-10-31 | ongoing |
Konsthall i vattentornet | Kulturchef | 2023-12-31 | paused | Inväntar bygglov
`,
    told: [/filens namn/, /Status \| Betydelse/, /Nämnd \| Antal/],
  },
  {
    name: 'crosses under the statuses',
    file: 'Likabehandling 2022.xlsx',
    as: 'excel',
    text: `
Plan mot kränkande behandling 2022
Område | Åtgärd | Ansvarig | Tidplan | Status | < | < | Kommentar
^ | ^ | ^ | ^ | Ej påbörjad | Pågår | Klar | ^
Rastmiljö | Rastvärdar i korridoren | Biträdande rektor | vecka 12 | | | X | Schema finns
^ | Aktiviteter på rasten | Fritidshem | löpande | | x | |
Nätet | Föräldramöte om nätmobbning | Kurator | sista mars | x | | |
Nätet | Regler för mobiler | Rektor | HT22 | x | x | | Oklart
`,
    keys: ['goal', 'activity', 'responsible', 'deadline', 'status', 'comment'],
    rows: `
Rastmiljö | Rastvärdar i korridoren | Biträdande rektor | 2022-03-27 | completed | Schema finns
Rastmiljö | Aktiviteter på rasten | Fritidshem | löpande | ongoing |
Nätet | Föräldramöte om nätmobbning | Kurator | 2022-03-31 | not-started |
Nätet | Regler för mobiler | Rektor | 2022-12-31 | ? | Oklart
`,
    told: [/flera kryss/],
  },
  {
    name: 'English heads',
    file: 'plan.xlsx',
    as: 'excel',
    text: `
Action plan 2024
Objective | Action | Owner | Deadline | Status | Comments
Green city | Plant 500 trees | Parks manager | d:2024-10-31 | Ongoing | 200 planted
Green city | Close landfill | Waste manager | d:2024-12-31 | Delayed |
Open data | Publish budget data | CDO | d:2024-03-31 | Done |
`,
    keys: ['goal', 'activity', 'responsible', 'deadline', 'status', 'comment'],
    rows: `
Green city | Plant 500 trees | Parks manager | 2024-10-31 | ongoing | 200 planted
Green city | Close landfill | Waste manager | 2024-12-31 | /deviates |
Open data | Publish budget data | CDO | 2024-03-31 | completed |
`,
  },
  {
    name: 'traffic lights that nothing explains',
    file: 'vp-2024.xlsx',
    as: 'excel',
    text: `
Verksamhetsplan 2024 Tekniska nämnden
Mål | Aktivitet | Status | Slut | Lägesbeskrivning
Hela gator | Beläggningsprogram | Grön | 2024-09 | Följer plan
Hela gator | Gatlyktor till LED | 🟢 | 2024-11 | Halva kommunen klar
Friskt vatten | Ledningsnät i Berga | Gul | v 40 | Arkeologi
`,
    keys: ['goal', 'activity', 'deadline', 'status', 'comment'],
    rows: `
Hela gator | Beläggningsprogram | 2024-09-30 | ? | Följer plan
Hela gator | Gatlyktor till LED | 2024-11-30 | ? | Halva kommunen klar
Friskt vatten | Ledningsnät i Berga | 2024-10-06 | ? | Arkeologi
`,
    told: [/okänt ord: ”Grön”/, /okänt ord: ”🟢”/],
  },
  {
    name: 'a legend in cells beside colours',
    file: 'miljömål.xlsx',
    as: 'excel',
    text: `
Miljömål 2023, uppföljning
Grön | Enligt plan
Gul | Försenad
Röd | Ej påbörjad

Mål | Åtgärd | Ansvarig | Klart | Status
Giftfri förskola | Byta ut plastleksaker | Förskolechef | 30 juni 2023 | Grön
Giftfri förskola | Inventera byggvaror | Fastighetschef | 31 dec 2023 | Gul
Rik natur | Sköta ängar | Ekolog | 15 augusti | Röd
`,
    keys: ['goal', 'activity', 'responsible', 'deadline', 'status'],
    rows: `
Giftfri förskola | Byta ut plastleksaker | Förskolechef | 2023-06-30 | /on-plan
Giftfri förskola | Inventera byggvaror | Fastighetschef | 2023-12-31 | /deviates
Rik natur | Sköta ängar | Ekolog | 2023-08-15 | not-started
`,
    told: [/”Grön” är läst som ”Enligt plan”/],
  },
  {
    name: 'two tables beneath each other with other heads',
    file: 'Två delar.xlsx',
    as: 'excel',
    text: `
Uppföljning 2024 Överförmyndarnämnden
Mål | Aktivitet | Ansvarig | Klart | Status
Rättssäkerhet | Granska årsräkningar | Handläggare | april | Klart
Rättssäkerhet | Digital tillsyn | Enhetschef | nov | Pågår

Uppdrag från KF | Vad görs? | När? | Vem? | Läget
Minska kostnader | Samverkan med grannkommuner | 2024-12-01 | Förvaltningschef | Ej startad
`,
    keys: ['goal', 'activity', 'responsible', 'deadline', 'status'],
    rows: `
Rättssäkerhet | Granska årsräkningar | Handläggare | 2024-04-30 | completed
Rättssäkerhet | Digital tillsyn | Enhetschef | 2024-11-30 | ongoing
Minska kostnader | Samverkan med grannkommuner | Förvaltningschef | 2024-12-01 | not-started
`,
  },
  {
    name: 'a year in a column of its own, and no year in the title',
    file: 'aktiviteter.xlsx',
    as: 'excel',
    text: `
Aktivitetslista
År | Aktivitet | Ansvarig | Månad | Status
2023 | Brandövning | Vaktmästare | april | Klar
2023 | Krisövning | Säkerhetschef | oktober | Pågår
`,
    keys: ['activity', 'responsible', 'deadline', 'status'],
    rows: `
Brandövning | Vaktmästare | 2023-04-30 | completed
Krisövning | Säkerhetschef | 2023-10-31 | ongoing
`,
    told: [/Planens år/],
    year: 2023,
  },
  {
    name: 'headings as rows without merged cells, and an empty comment',
    file: 'Plan 2024.xlsx',
    as: 'excel',
    text: `
Arbetsmiljöplan 2024
Aktivitet | Ansvarig | Klart senast | Status | Kommentar
FYSISK ARBETSMILJÖ
Bullermätning i matsalar | Skyddsombud | 2024-05-31 | Klar | Två matsalar åtgärdas
Nya stolar i kontoret | Chef | 2024-10-31 | Ej påbörjad |
SOCIAL ARBETSMILJÖ
Medarbetarsamtal | Alla chefer | 2024-03-31 | Klar |
`,
    keys: ['goal', 'activity', 'responsible', 'deadline', 'status', 'comment'],
    rows: `
FYSISK ARBETSMILJÖ | Bullermätning i matsalar | Skyddsombud | 2024-05-31 | completed | Två matsalar åtgärdas
FYSISK ARBETSMILJÖ | Nya stolar i kontoret | Chef | 2024-10-31 | not-started |
SOCIAL ARBETSMILJÖ | Medarbetarsamtal | Alla chefer | 2024-03-31 | completed |
`,
  },
  {
    name: 'goals and indicators in the columns beside the activities',
    file: 'Styrkort 2024.xlsx',
    as: 'excel',
    text: `
Styrkort 2024 Vård- och omsorgsnämnden
Perspektiv | Mål | Indikator | Målvärde | Utfall | Aktivitet | Ansvarig | Klart senast | Status
Brukare | Nöjda brukare | NKI | 85 | 83 | Brukarråd i varje område | Områdeschef | d:2024-05-31 | Genomförd
^ | ^ | ^ | ^ | ^ | Digital tillsyn nattetid | Verksamhetschef | d:2024-12-31 | Pågår
Medarbetare | Friska medarbetare | Sjukfrånvaro | 7 % | 8 % | Rehabcoach | HR | d:2024-09-30 | Försenad
`,
    keys: ['area', 'goal', 'activity', 'responsible', 'deadline', 'status', 'other:Indikator', 'other:Målvärde'],
    rows: `
Brukare | Nöjda brukare | Brukarråd i varje område | Områdeschef | 2024-05-31 | completed | NKI | 85
Brukare | Nöjda brukare | Digital tillsyn nattetid | Verksamhetschef | 2024-12-31 | ongoing | NKI | 85
Medarbetare | Friska medarbetare | Rehabcoach | HR | 2024-09-30 | /deviates | Sjukfrånvaro | 7 %
`,
  },
];
