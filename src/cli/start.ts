import { addressLines, seconds } from './start-words.ts';
import { openEverything } from './start-everything.ts';
import { readStartOptions } from './start-options.ts';
import type { ExitCode, Terminal } from './command.ts';

const processTerminal: Terminal = {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
};

/**
 * `npm start`: brings everything up, says where it is, and stays until Ctrl-C (or SIGTERM) asks it to stop.
 *
 * @throws WrongUsage; PlanError in words where the folder is in use or a port is taken.
 */
export async function start(argv: readonly string[], terminal: Terminal = processTerminal): Promise<ExitCode> {
  const options = readStartOptions(argv);
  const asked = askedToStop();
  terminal.out(`Uppföljning startar i mappen ${options.data} …`);
  const everything = await openEverything(options, (line) => terminal.out(line));
  for (const line of addressLines(everything)) terminal.out(line);
  terminal.out(
    `Klart på ${seconds(process.uptime() * 1000)}. Öppna ${everything.pages.origin}/ och avsluta med Ctrl-C.`,
  );
  await asked;
  terminal.out('Avslutar …');
  await everything.close();
  return 0;
}

function askedToStop(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
