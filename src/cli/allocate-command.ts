import { allocateByKey, type AllocationKey } from '../plan/allocation.ts';
import { printAmount, readAmount } from '../plan/amount.ts';
import { totalsOf } from '../plan/objektplan.ts';
import { PlanError } from '../plan/plan-error.ts';
import { type Command, readArguments } from './command.ts';
import { openPlan, planOptions, tell } from './open-plan.ts';

const options = { ...planOptions, amount: { type: 'string' }, key: { type: 'string' } } as const;

const nameOf = ({ boards, shares }: AllocationKey): string => `${boards.join(', ')} ${shares.join('/')}`;

/** By its shares, "70/30", or a board that only it names; the only one where none is said. */
function keyGiven(keys: readonly AllocationKey[], given: string | undefined): AllocationKey {
  const wanted = given?.trim().toLowerCase();
  const found = keys.filter(
    ({ boards, shares }) =>
      wanted === undefined || shares.join('/') === wanted || boards.some((board) => board.toLowerCase() === wanted),
  );
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return only;
  const names = keys.map(nameOf).join('; ');
  const why = keys.length === 0 ? 'Planen har inga fördelningsnycklar.' : `Säg vilken med --key: ${names}.`;
  throw new PlanError(only === undefined ? 'not-found' : 'invalid', why, { subject: given ?? 'Fördelningsnyckel' });
}

export const allocateCommand: Command = {
  usage: '--site URL --plan NAMN [--amount BELOPP [--key 70/30]] [--as NAMN] [--json]',
  about: 'Fördelar ett gemensamt belopp efter objektplanens nyckel, på öret; utan belopp visas budgeten och nycklarna.',
  async run(argv, terminal) {
    const { values } = readArguments(argv, options);
    const written = values.amount;
    const amount = written === undefined ? null : readAmount(written);
    if (written !== undefined && amount === null) {
      throw new PlanError('invalid', 'Beloppet går inte att läsa. Skriv till exempel "1 200 000,50" eller "1,2 Mkr".', {
        subject: written,
      });
    }
    const { planner, content } = await openPlan(values);
    const { plan } = content;
    const keys = (await planner.all('allocationKeys', plan.key)).map(({ record }) => record);
    if (amount === null) {
      const items = (await planner.all('budgetItems', plan.key)).map(({ record }) => record);
      const { total, types, boards } = totalsOf(items);
      tell(terminal, values.json, { plan: plan.name, total, types, boards, keys: keys.map(nameOf) }, [
        ...Object.entries(boards).map(([board, sum]) => `${board}: ${printAmount(sum)}`),
        `Totalt: ${printAmount(total)}`,
        ...keys.map((key) => `Nyckel: ${nameOf(key)}`),
      ]);
      return 0;
    }
    const key = keyGiven(keys, values.key);
    const parts = Object.fromEntries(allocateByKey(amount, key));
    tell(terminal, values.json, { plan: plan.name, amount, key: nameOf(key), parts }, [
      `${printAmount(amount)} efter ${nameOf(key)}:`,
      ...Object.entries(parts).map(([board, part]) => `  ${board}: ${printAmount(part)}`),
    ]);
    return 0;
  },
};
