import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { readDocument } from '../../src/import/read-document.ts';
import type { DraftRow } from '../../src/plan/draft-plan.ts';
import { movedToMonth } from '../../src/plan/postpone.ts';
import { draftOf000, wordOf } from './plans.ts';

/** Row five of document 000 with other values, reported to Word and imported again. */
const altered = async (values: Partial<DraftRow>): Promise<{ sent: DraftRow; read: DraftRow | undefined }> => {
  const draft = await draftOf000();
  const rows = draft.rows.map((row, index) => (index === 5 ? { ...row, ...values } : row));
  const again = await readDocument('rapport.docx', await wordOf({ ...draft, rows }));
  expect(again.rows).toHaveLength(115);
  const { source: _, activityKey: _key, ...sent } = rows[5]!;
  return { sent: sent as DraftRow, read: again.rows[5] };
};

it.each([
  ['its lines', 'Rad ett\nrad två\n\nrad tre'],
  ['its bullets', '• Punkt ett\n• punkt två'],
  ['its dashes and numbers', '- streck\n1) ett\n2) två'],
  ['what looks like a marker', 'Kvarstår från 2021'],
])('a comment comes back from the report with %s', async (_, comment) => {
  const { sent, read } = await altered({ comment });
  expect(read).toMatchObject(sent);
});

it.each([
  'Följa upp det som kvarstår från 2021',
  'Aktivitet (Kvarstår från 2021)',
  'Utvärdera insatsen Kvarstår från 2020',
])('an activity keeps the end of its name: %s', async (activity) => {
  const { sent, read } = await altered({ activity, carriedOverFrom: null });
  expect(read).toMatchObject(sent);
  const carried = await altered({ activity, carriedOverFrom: 2021 });
  expect(carried.read).toMatchObject(carried.sent);
});

it.each(['2022-10', '2023-03', '2024-02'])('a date moved to %s comes back as that month', async (month) => {
  const deadline = movedToMonth(Temporal.PlainYearMonth.from(month), 2022);
  const { read } = await altered({ deadline });
  expect(read?.deadline).toEqual(deadline);
});

it('a status that deviates comes back as the plan’s word and the deviation', async () => {
  const { sent, read } = await altered({ status: { text: 'Pågående', progress: 'ongoing', deviation: 'deviates' } });
  expect(read).toMatchObject(sent);
});
