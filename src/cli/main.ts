import { isPlanError } from '../plan/plan-error.ts';
import { type Command, type ExitCode, type Terminal, WrongUsage } from './command.ts';

/** Each is loaded when it is called: the whole product takes longer to load than most commands to run. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./start-command.ts')).startCommand,
  tenant: async () => (await import('./tenant-command.ts')).tenantCommand,
  provision: async () => (await import('./provision-command.ts')).provisionCommand,
  doctor: async () => (await import('./doctor-command.ts')).doctorCommand,
  import: async () => (await import('./import-command.ts')).importCommand,
  adopt: async () => (await import('./adopt-command.ts')).adoptCommand,
  reword: async () => (await import('./reword-command.ts')).rewordCommand,
  split: async () => (await import('./split-command.ts')).splitCommand,
  merge: async () => (await import('./merge-command.ts')).mergeCommand,
  transfer: async () => (await import('./transfer-command.ts')).transferCommand,
  drop: async () => (await import('./drop-command.ts')).dropCommand,
  'next-year': async () => (await import('./next-year-command.ts')).nextYearCommand,
  assign: async () => (await import('./assign-command.ts')).assignCommand,
  period: async () => (await import('./period-command.ts')).periodCommand,
  answer: async () => (await import('./answer-command.ts')).answerCommand,
  assess: async () => (await import('./assess-command.ts')).assessCommand,
  words: async () => (await import('./words-command.ts')).wordsCommand,
  postpone: async () => (await import('./postpone-command.ts')).postponeCommand,
  grant: async () => (await import('./grant-command.ts')).grantCommand,
  differences: async () => (await import('./differences-command.ts')).differencesCommand,
  questions: async () => (await import('./questions-command.ts')).questionsCommand,
  rule: async () => (await import('./rule-command.ts')).ruleCommand,
  promises: async () => (await import('./promises-command.ts')).promisesCommand,
  allocate: async () => (await import('./allocate-command.ts')).allocateCommand,
  tie: async () => (await import('./tie-command.ts')).tieCommand,
  report: async () => (await import('./report-command.ts')).reportCommand,
  texts: async () => (await import('./texts-command.ts')).textsCommand,
  lock: async () => (await import('./lock-command.ts')).lockCommand,
  correct: async () => (await import('./correct-command.ts')).correctCommand,
  return: async () => (await import('./correct-command.ts')).returnCommand,
  decide: async () => (await import('./correct-command.ts')).decideCommand,
  forms: async () => (await import('./forms-command.ts')).formsCommand,
  package: async () => (await import('./package-command.ts')).packageCommand,
};

const processTerminal: Terminal = {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
};

/** Runs `uppfoljning <command> …` and gives the exit code; `argv` without node and the script. */
export async function main(argv: readonly string[], terminal: Terminal = processTerminal): Promise<ExitCode> {
  const [name, ...rest] = argv;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    (name === undefined ? terminal.err : terminal.out)(await overview());
    return name === undefined ? 2 : 0;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load === undefined) {
    const message = `"${name}" är inget kommando.`;
    terminal.err(`${message}\n\n${await overview()}`);
    if (rest.includes('--json')) terminal.out(JSON.stringify({ error: { kind: 'usage', message } }));
    return 2;
  }
  const command = await load();
  if (rest.includes('--help') || rest.includes('-h')) {
    terminal.out(`uppfoljning ${name} ${command.usage}\n${command.about}`);
    return 0;
  }
  try {
    return await command.run(rest, terminal);
  } catch (error) {
    return tell(error, `uppfoljning ${name} ${command.usage}`, rest.includes('--json'), terminal);
  }
}

/** With `--json` the refusal is an object too, so that whoever reads standard output reads one either way. */
function tell(error: unknown, usage: string, json: boolean, terminal: Terminal): ExitCode {
  const wrongUsage = error instanceof WrongUsage;
  const kind = wrongUsage ? 'usage' : isPlanError(error) ? error.kind : 'unexpected';
  const message = describe(error);
  terminal.err(wrongUsage ? `${message}\nSå här: ${usage}` : message);
  if (json) terminal.out(JSON.stringify({ error: { kind, message } }));
  return wrongUsage ? 2 : 1;
}

function describe(error: unknown): string {
  if (error instanceof WrongUsage) return error.message;
  if (isPlanError(error)) {
    const subject = error.subject === undefined ? '' : `${error.subject}: `;
    const seconds = error.retryAfter?.total('seconds');
    return `${subject}${error.message}${seconds === undefined ? '' : ` Försök igen om ${Math.ceil(seconds)} sekunder.`}`;
  }
  // Not foreseen: the whole of it, since whoever reads it has to find out what happened.
  return `Något oväntat hände.\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

async function overview(): Promise<string> {
  const lines = await Promise.all(
    Object.entries(commands).map(async ([name, load]) => {
      const { usage, about } = await load();
      return `  ${name} ${usage}\n      ${about}`;
    }),
  );
  return `uppfoljning KOMMANDO …\n\n${lines.join('\n')}`;
}
