import type { Unseen } from './unseen.ts';

/** A third set, written after the rules for the first two, of what they had left out; measured before it was mended. */
export const heldOutThird: readonly Unseen[] = [
  {
    name: 'headings without colons, with general ones below them',
    file: 'vp-bilaga.docx',
    as: 'word',
    text: `
#! Verksamhetsplan 2025 med uppföljning
# Mål och uppdrag
## Mål 1 Alla unga ska ha en fritid
### Indikatorer
Indikator | Utfall 2023 | Utfall 2024 | Mål 2025
Andel unga i förening | 61 % | 63 % | 65 %
### Aktiviteter
Aktivitet | Ansvarig | Slutdatum | Status
Öppen hall på fredagar | Fritidsledare | 2025-06-01 | Pågår
Fritidsbank i Östra | Enhetschef fritid | 2025-09-30 | Ej påbörjad
## Mål 2 Fler ska läsa
### Indikatorer
Indikator | Utfall 2023 | Utfall 2024 | Mål 2025
Utlån per invånare | 5,1 | 5,3 | 6
### Aktiviteter
Aktivitet | Ansvarig | Slutdatum | Status
Läsambassadör | Bibliotekarie | 2025-12-31 | Pågår
`,
    keys: ['goal', 'activity', 'responsible', 'deadline', 'status'],
    rows: `
Mål 1 Alla unga ska ha en fritid | Öppen hall på fredagar | Fritidsledare | 2025-06-01 | ongoing
Mål 1 Alla unga ska ha en fritid | Fritidsbank i Östra | Enhetschef fritid | 2025-09-30 | not-started
Mål 2 Fler ska läsa | Läsambassadör | Bibliotekarie | 2025-12-31 | ongoing
`,
  },
  {
    name: 'numbers for statuses, with what they mean on a line',
    file: 'krisplan.xlsx',
    as: 'excel',
    text: `
Åtgärdsplan krisberedskap 2024
Status: 1 = Ej påbörjad, 2 = Pågår, 3 = Klar

Åtgärd | Ansvarig | Klart senast | Status | Kommentar
Uppdatera krisledningsplan | Säkerhetschef | d:2024-03-31 | 3 | Antagen av KS
Öva med reservkraft | Fastighetschef | d:2024-10-31 | 2 | Två av fem objekt
Trygghetspunkter | Beredskapssamordnare | d:2024-12-31 | 1 |
`,
    keys: ['activity', 'responsible', 'deadline', 'status', 'comment'],
    rows: `
Uppdatera krisledningsplan | Säkerhetschef | 2024-03-31 | completed | Antagen av KS
Öva med reservkraft | Fastighetschef | 2024-10-31 | ongoing | Två av fem objekt
Trygghetspunkter | Beredskapssamordnare | 2024-12-31 | not-started |
`,
  },
  {
    name: 'a head over two rows that divides plan and follow-up',
    file: 'jämlik.xlsx',
    as: 'excel',
    text: `
Plan för jämlik hälsa 2024
Plan | < | < | < | Uppföljning | <
Mål | Åtgärd | Ansvarig | Klart | Läge | Kommentar
Goda levnadsvanor | Rörelsesatsning i förskolan | Förskolechef | maj 2024 | Genomförd | 40 avdelningar
^ | Tobaksfria skolgårdar | Rektor | nov 2024 | Pågår |
`,
    keys: ['goal', 'activity', 'responsible', 'deadline', 'status', 'comment'],
    rows: `
Goda levnadsvanor | Rörelsesatsning i förskolan | Förskolechef | 2024-05-31 | completed | 40 avdelningar
Goda levnadsvanor | Tobaksfria skolgårdar | Rektor | 2024-11-30 | ongoing |
`,
  },
  {
    name: 'texts for each period and no word of a status',
    file: 'lokalplan.docx',
    as: 'word',
    text: `
#! Lokalförsörjningsplan 2023
Åtgärd | Ansvarig | Klar | Uppföljning april | Uppföljning augusti
Ny förskola i Hagby | Lokalstrateg | 2025 | Detaljplanen har varit ute på samråd under våren. | Detaljplanen antogs av byggnadsnämnden i juni.
Renovera Vallaskolan | Fastighetschef | 2024 | Förstudien visar på högre kostnad än beräknat. | Beslut om inriktning väntas till hösten i nämnden.
`,
    keys: ['activity', 'responsible', 'deadline', 'status', 'comment', 'other:Uppföljning april'],
    rows: `
Ny förskola i Hagby | Lokalstrateg | 2025-12-31 | | Detaljplanen antogs av byggnadsnämnden i juni. | Detaljplanen har varit ute på samråd under våren.
Renovera Vallaskolan | Fastighetschef | 2024-12-31 | | Beslut om inriktning väntas till hösten i nämnden. | Förstudien visar på högre kostnad än beräknat.
`,
  },
  {
    name: 'statuses by the day, and a share of the whole',
    file: 'it-plan.docx',
    as: 'word',
    text: `
#! IT-plan 2024, lägesrapport
Område | Aktivitet | Ägare | Status 2024-04-30 | Status 2024-08-31 | Genomförandegrad
Säkerhet | Tvåfaktorsinloggning | IT-chef | Påbörjad | Klar | 100 %
Säkerhet | Penetrationstest | Säkerhetsansvarig | Ej påbörjad | Pågår | 25 %
Drift | Byta lagring | Driftchef | Pågår | Pausad | 60 %
`,
    keys: ['goal', 'activity', 'responsible', 'status', 'other:Genomförandegrad'],
    rows: `
Säkerhet | Tvåfaktorsinloggning | IT-chef | completed | 100 %
Säkerhet | Penetrationstest | Säkerhetsansvarig | ongoing | 25 %
Drift | Byta lagring | Driftchef | paused | 60 %
`,
  },
  {
    name: 'a table of measures after captions, people by name and unit',
    file: 'minoritet.docx',
    as: 'word',
    text: `
#! Handlingsplan för nationella minoriteter 2024–2027
Tabell 1. Åtgärder för språk
Åtgärder | Ansvarig person/enhet | Tidsplan | Uppföljning
Finskspråkig förskoleavdelning | Anna Korhonen, Förskola | 2024–2025 | Klart
Böcker på meänkieli | Bibliotek Norr | Årligen | Pågår
Tabell 2. Åtgärder för kultur
Åtgärder | Ansvarig person/enhet | Tidsplan | Uppföljning
Sametingets dag | Kulturskolan, Eva Blom | 6 februari | Klart
`,
    keys: ['activity', 'responsible', 'deadline', 'status'],
    rows: `
Finskspråkig förskoleavdelning | Anna Korhonen, Förskola | 2025-12-31 | completed
Böcker på meänkieli | Bibliotek Norr | löpande | ongoing
Sametingets dag | Kulturskolan, Eva Blom | 2024-02-06 | completed
`,
  },
  {
    name: 'what several activities in a cell look like with a status each',
    file: 'elevhälsa.docx',
    as: 'word',
    text: `
#! Elevhälsoplan 2024/2025 uppföljning
Mål | Insatser | Ansvar | När | Läge
Ökad närvaro | Närvarosamordnare på heltid\\nSamtal inom tre dagar | Rektor | HT24 | Pågår
Studiero | Gemensamma regler | Arbetslagen | aug 2024 | Klart
`,
    keys: ['goal', 'activity', 'responsible', 'deadline', 'status'],
    rows: `
Ökad närvaro | Närvarosamordnare på heltid Samtal inom tre dagar | Rektor | 2024-12-31 | ongoing
Studiero | Gemensamma regler | Arbetslagen | 2024-08-31 | completed
`,
  },
  {
    name: 'points in time that nobody could count',
    file: 'trafik.txt',
    as: 'text',
    text: `
Trafikplan 2026 uppföljning

Mål | Åtgärd | Ansvarig | Tidplan | Status
Säkra vägar | Sänka hastigheten vid skolor | Trafikingenjör | Så snart som möjligt | Pågår
 | Nya cykelställ | Parkenheten | Efter sommaren | Ej påbörjad
 | Cykelkarta | Kommunikatör | Under 2026 | Klar
 | Trafikövning | Polisen | Vår/höst | Pågår
 | Vägvisning | Gatuchef | 2026-09 – 2026-11 | Pågår
 | Bussgata | Gatuchef | Tidigast 2028 | Vilande
`,
    keys: ['goal', 'activity', 'responsible', 'deadline', 'status'],
    rows: `
Säkra vägar | Sänka hastigheten vid skolor | Trafikingenjör | ? | ongoing
Säkra vägar | Nya cykelställ | Parkenheten | ? | not-started
Säkra vägar | Cykelkarta | Kommunikatör | 2026-12-31 | completed
Säkra vägar | Trafikövning | Polisen | 2026-12-31 | ongoing
Säkra vägar | Vägvisning | Gatuchef | 2026-11-30 | ongoing
Säkra vägar | Bussgata | Gatuchef | ? | paused
`,
  },
  {
    name: 'rows of goals, indicators and activities in one table',
    file: 'styrkort.docx',
    as: 'word',
    text: `
#! Styrkort 2024 uppföljning per augusti
Mål 1: Nöjda invånare | < | < | <
Indikator | Utfall 2023 | Målvärde 2024 | Utfall 2024
Nöjd-Region-Index | 62 | 65 | 63
Aktivitet | Ansvarig | Klart | Status
Ny medborgarservice | Servicechef | okt 2024 | Pågår
Mål 2: Ekonomi i balans | < | < | <
Indikator | Utfall 2023 | Målvärde 2024 | Utfall 2024
Resultat i procent | 1,2 | 2,0 | 1,7
Aktivitet | Ansvarig | Klart | Status
Se över taxor | Ekonomichef | juni 2024 | Klart
`,
    keys: ['goal', 'activity', 'responsible', 'deadline', 'status'],
    rows: `
Nöjda invånare | Ny medborgarservice | Servicechef | 2024-10-31 | ongoing
Ekonomi i balans | Se över taxor | Ekonomichef | 2024-06-30 | completed
`,
  },
  {
    name: 'a follow-up with answers in words and an own column for deviations',
    file: 'integration.xlsx',
    as: 'excel',
    text: `
Integrationsplan 2024 – uppföljning
Delmål | Aktivitet | Ansvarig nämnd | Startdatum | Slutdatum | Genomfört? | Avvikelse | Kommentar
Egen försörjning | Yrkesutbildning med sfi | Arbetsmarknadsnämnden | d:2024-01-15 | d:2024-12-15 | Ja | Nej | 34 deltagare
Egen försörjning | Starta eget-kurs | Näringslivsnämnden | d:2024-02-01 | d:2024-06-30 | Nej | Ja | Läraren slutade
`,
    keys: ['goal', 'activity', 'boards', 'deadline', 'status', 'comment', 'other:Avvikelse'],
    rows: `
Egen försörjning | Yrkesutbildning med sfi | Arbetsmarknadsnämnden | 2024-12-15 | completed | 34 deltagare | Nej
Egen försörjning | Starta eget-kurs | Näringslivsnämnden | 2024-06-30 | | Läraren slutade | Ja
`,
  },
];
