import type { ReportModel } from './report-model.ts';
import { textWidth } from './word-page.ts';
import { paragraph, run, tab, twips, type TabStop, type Xml } from './wordprocessing.ts';

/** Characters of 9.5 points that go on a line of each column, wide letters allowed for. */
const room = { sender: 85, reference: 15 } as const;

/** Millimetres of a character of 9.5 points, wide letters allowed for. */
const wide = 1.95;

/** Where the columns begin: a long label begins further to the left, and the officer's column ends there. */
const stopsFor = (label: number) => {
  const from = 236 - Math.max(15, label * wide + 1);
  return {
    officer: twips(165),
    officerEnd: twips(from - 7),
    label: twips(from),
    value: twips(236),
    officerRoom: Math.floor((from - 2 - 165) / wide),
  };
};

/** Broken between words where it is longer than its column; a word that is longer by itself stays whole. */
const broken = (text: string, most: number): readonly string[] => {
  const lines: string[] = [];
  for (const word of text.split(/\s+/u)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
};

const quiet = { quiet: true };
const at = (position: number, blank = false): TabStop => ({ at: position, blank });

/** Sender to the left; to the right who handles it, its day and its number, a line to write on where that is not known. */
export const sender = ({ form: { words }, sender: names, officer, date, reference }: ReportModel): Xml => {
  const stops = stopsFor(Math.max(words.date.length, words.reference.length));
  const [first = '', ...lines] = names.flatMap((name) => broken(name, room.sender));
  const officers = broken(officer, stops.officerRoom);
  const numbers = broken(reference, room.reference);
  const upper = paragraph(
    `${run(first, { bold: true })}${tab}${run(words.officer, quiet)}${tab}${run(words.date, quiet)}${tab}${run(date.toString())}`,
    { style: 'Sender', tabs: [at(stops.officer), at(stops.label), at(stops.value)] },
  );
  const blanks = [
    at(stops.officer),
    ...(officer === '' ? [at(stops.officerEnd, true)] : []),
    at(stops.label),
    at(stops.value),
    ...(reference === '' ? [{ at: textWidth, side: 'right' as const, blank: true }] : []),
  ];
  const count = Math.max(lines.length, officers.length, numbers.length);
  const lower = Array.from({ length: count }, (_, index) => {
    const [name = '', who = '', number = ''] = [lines[index], officers[index], numbers[index]];
    if (index > 0 && who === '' && number === '') return paragraph(run(name), { style: 'Sender' });
    const isBlank = index === 0;
    const left = `${run(name)}${tab}${isBlank && officer === '' ? tab : run(who)}`;
    const label = isBlank ? run(words.reference, quiet) : '';
    return paragraph(`${left}${tab}${label}${tab}${isBlank && reference === '' ? tab : run(number)}`, {
      style: 'Sender',
      tabs: isBlank ? blanks : [at(stops.officer), at(stops.label), at(stops.value)],
    });
  });
  return [upper, ...lower].join('');
};
