import type { Unseen } from './unseen.ts';

/** Text as it is taken from a page or a mail. */
export const inText: readonly Unseen[] = [
  {
    name: 'a table a goal under a line that names it',
    file: 'plan.txt',
    as: 'text',
    text: `
Uppföljning av plan för suicidprevention 2024

Mål 1: Färre i riskbruk

Insats | Ansvarig | Klart senast | Läge
Föräldrastödsprogram | Familjecentral | 2024-05-31 | Klart
Tillsyn av ölförsäljning | Alkoholhandläggare | 2024-11-30 | Pågår

Mål 2: Fler söker hjälp i tid

Insats | Ansvarig | Klart senast | Läge
Stödlinje på kvällar | Socialjour | 2024-12-31 | Inte påbörjad
`,
    keys: ['goal', 'activity', 'responsible', 'deadline', 'status'],
    rows: `
Färre i riskbruk | Föräldrastödsprogram | Familjecentral | 2024-05-31 | completed
Färre i riskbruk | Tillsyn av ölförsäljning | Alkoholhandläggare | 2024-11-30 | ongoing
Fler söker hjälp i tid | Stödlinje på kvällar | Socialjour | 2024-12-31 | not-started
`,
  },
  {
    name: 'labels on lines of their own',
    file: 'aktiviteter.txt',
    as: 'text',
    text: `
Lägesrapport 2023

Aktivitet: Ny hemsida
Ansvarig: Kommunikatör
Tidplan: oktober
Status: Pågår

Aktivitet: Intranät
Ansvarig: IT-chef
Tidplan: december
Status: Ej påbörjad
Kommentar: Väntar på ny hemsida
`,
    keys: ['activity', 'responsible', 'deadline', 'status', 'comment'],
    rows: `
Ny hemsida | Kommunikatör | 2023-10-31 | ongoing |
Intranät | IT-chef | 2023-12-31 | not-started | Väntar på ny hemsida
`,
  },
  {
    name: 'deadlines in every way',
    file: 'tider.txt',
    as: 'text',
    text: `
Handlingsplan 2024

Mål | Aktivitet | Tidplan | Status
Mål A | A1 | VT24 | Pågår
 | A2 | Kvartal 1-2 | Pågår
 | A3 | 2024 Q3 | Pågår
 | A4 | juni, 2024 | Pågår
 | A5 | jan–mars 2024 | Pågår
 | A6 | 12/2024 | Pågår
 | A7 | sista mars | Pågår
 | A8 | vid årsskiftet | Pågår
 | A9 | snarast | Pågår
 | A10 | klart | Klart
 | A11 | 2023–2025 | Pågår
 | A12 | T1 | Klart
 | A13 | 24-06-30 | Pågår
 | A14 | 30.6.2024 | Pågår
 | A15 | läsåret 24/25 | Pågår
 | A16 | v. 12–14 | Pågår
 | A17 | Årligen | Pågår
 | A18 | utgången av november | Pågår
 | A19 | HT24–VT25 | Pågår
 | A20 | | Pågår
`,
    keys: ['goal', 'activity', 'deadline', 'status'],
    rows: `
Mål A | A1 | 2024-06-30 | ongoing
Mål A | A2 | 2024-06-30 | ongoing
Mål A | A3 | 2024-09-30 | ongoing
Mål A | A4 | 2024-06-30 | ongoing
Mål A | A5 | 2024-03-31 | ongoing
Mål A | A6 | 2024-12-31 | ongoing
Mål A | A7 | 2024-03-31 | ongoing
Mål A | A8 | ? | ongoing
Mål A | A9 | ? | ongoing
Mål A | A10 | ? | completed
Mål A | A11 | 2025-12-31 | ongoing
Mål A | A12 | 2024-04-30 | completed
Mål A | A13 | 2024-06-30 | ongoing
Mål A | A14 | 2024-06-30 | ongoing
Mål A | A15 | 2025-06-30 | ongoing
Mål A | A16 | 2024-04-07 | ongoing
Mål A | A17 | löpande | ongoing
Mål A | A18 | 2024-11-30 | ongoing
Mål A | A19 | 2025-06-30 | ongoing
Mål A | A20 | | ongoing
`,
    told: [/Slutdatumet kan inte läsas: ”snarast”/, /vid årsskiftet/],
  },
  {
    name: 'statuses in every way',
    file: 'status.txt',
    as: 'text',
    text: `
Handlingsplan 2024

Mål | Aktivitet | Tidplan | Status | Kommentar
Mål A | A1 | maj | 2 - Pågår |
 | A2 | maj | 🟢 Enligt plan |
 | A3 | maj | ● Försenad |
 | A4 | maj | Pågår (40 %) |
 | A5 | maj | Klar 2024-04-12 |
 | A6 | maj | Ingen avvikelse |
 | A7 | maj | Under arbete |
 | A8 | maj | Delvis klar |
 | A9 | maj | 80 % |
 | A10 | maj | Avslutad med avvikelse |
 | A11 | maj | Ej genomförd |
 | A12 | maj | På paus |
 | A13 | maj | Pågår. Ny projektledare från juni. |
 | A14 | maj | | Text
`,
    keys: ['activity', 'status', 'comment'],
    rows: `
A1 | ongoing |
A2 | /on-plan |
A3 | /deviates |
A4 | ongoing |
A5 | completed |
A6 | /on-plan |
A7 | ongoing |
A8 | ? |
A9 | ? |
A10 | completed/deviates |
A11 | ? |
A12 | paused |
A13 | ongoing | Ny projektledare från juni.
A14 | | Text
`,
    told: [/okänt ord: ”Delvis klar”/, /okänt ord: ”80 %”/, /Ny projektledare/],
  },
  {
    name: 'an activity without a year anywhere',
    file: 'plan.txt',
    as: 'text',
    text: `
Handlingsplan för trygghet

Mål | Aktivitet | Tidplan | Status
Tryggt centrum | Trygghetsvandring | maj | Klar
Tryggt centrum | Ny belysning | 2024-10-31 | Pågår
`,
    keys: ['goal', 'activity', 'deadline', 'status'],
    rows: `
Tryggt centrum | Trygghetsvandring | ? | completed
Tryggt centrum | Ny belysning | 2024-10-31 | ongoing
`,
    told: [/Planens år framgår inte/, /--year/],
  },
  {
    name: 'a column for how it goes that holds text, and one that holds words',
    file: 'uppföljning.txt',
    as: 'text',
    text: `
Uppföljning av lokal överenskommelse 2023

Område | Åtgärd | Ansvarig | Bedömning | Uppföljning
Integration | Språkvän | Samordnare | Pågår | Tjugo par har matchats under våren.
Integration | Föreningsguide | Fritidsledare | Klart | Guiden finns på fyra språk.
Dialog | Idéburet råd | Kommunchef | Ej påbörjad | Rådet utses efter sommaren.
`,
    keys: ['goal', 'activity', 'responsible', 'status', 'comment'],
    rows: `
Integration | Språkvän | Samordnare | ongoing | Tjugo par har matchats under våren.
Integration | Föreningsguide | Fritidsledare | completed | Guiden finns på fyra språk.
Dialog | Idéburet råd | Kommunchef | not-started | Rådet utses efter sommaren.
`,
  },
  {
    name: 'sub-activities that are numbered, under an activity of its own column',
    file: 'program.txt',
    as: 'text',
    text: `
Boendestrategi 2024 - uppföljning av åtgärder

Nr | Strategi | Åtgärd | Ansvar | Tidsram | Genomförd (ja/nej)
1.1 | Blandade boendeformer | Markanvisa för hyresrätter | Markstrateg | 2024 | Ja
1.2 | Blandade boendeformer | Tomtkö på nätet | Kart- och mätchef | 2025 | Nej
`,
    keys: ['goal', 'activity', 'responsible', 'deadline', 'status', 'other:Nr'],
    told: [/säger ”Nej”/],
    rows: `
Blandade boendeformer | Markanvisa för hyresrätter | Markstrateg | 2024-12-31 | completed | 1.1
Blandade boendeformer | Tomtkö på nätet | Kart- och mätchef | 2025-12-31 | | 1.2
`,
  },
];
