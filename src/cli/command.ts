import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

/** 0 done, 1 refused with a message, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** Where a command writes: results on `out`, messages and progress on `err`; a line each, without its end. */
export interface Terminal {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}

/** A command of `uppfoljning`. */
export interface Command {
  /** The arguments, as the usage line shows them. */
  readonly usage: string;
  /** In Swedish, half a line. */
  readonly about: string;
  /** @throws WrongUsage; PlanError and any other error is told and refused by main. */
  run(argv: readonly string[], terminal: Terminal): Promise<ExitCode>;
}

/** The command was called in a way it does not know; exit 2 with the message and the usage line. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

/** Options that every command on a site has. */
export const siteOptions = {
  site: { type: 'string' },
  as: { type: 'string' },
  json: { type: 'boolean' },
} as const satisfies ParseArgsOptionsConfig;

/**
 * Reads a command's arguments strictly.
 *
 * @throws WrongUsage for an option it does not have, or has been given already, an option without its value, or too few
 * or many arguments.
 */
export function readArguments<Options extends ParseArgsOptionsConfig>(
  argv: readonly string[],
  options: Options,
  positionals: readonly string[] = [],
) {
  const parsed = parse(argv, options);
  const missing = positionals[parsed.positionals.length];
  if (missing !== undefined) throw new WrongUsage(`${missing} saknas.`);
  const extra = parsed.positionals[positionals.length];
  if (extra !== undefined) throw new WrongUsage(`"${extra}" är ett argument för mycket.`);
  return parsed;
}

function parse<Options extends ParseArgsOptionsConfig>(argv: readonly string[], options: Options) {
  try {
    const parsed = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true, tokens: true });
    refuseTwice(
      parsed.tokens.flatMap((token) =>
        token.kind === 'option' && options[token.name]?.multiple !== true ? [token.rawName] : [],
      ),
    );
    return parsed;
  } catch (error) {
    if (!(error instanceof TypeError) || !('code' in error)) throw error;
    throw new WrongUsage(inSwedish(String(error.code), error.message), { cause: error });
  }
}

/** Which of two values is meant, nobody knows. */
function refuseTwice(given: readonly string[]): void {
  const twice = given.find((option, index) => given.indexOf(option) !== index);
  if (twice !== undefined) throw new WrongUsage(`${twice} är angivet mer än en gång.`);
}

function inSwedish(code: string, message: string): string {
  const option = /'(-[^' ]*)/.exec(message)?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `${option} är inget val här.`;
  return /does not take/.test(message) ? `${option} tar inget värde.` : `${option} behöver ett värde.`;
}

/** @throws WrongUsage when the option was not given, or is empty. */
export function required(value: string | undefined, option: string): string {
  if (value === undefined || value.trim() === '') throw new WrongUsage(`${option} saknas.`);
  return value.trim();
}

/** @throws WrongUsage that names all that were not given, or are empty: nobody is to be told of them one at a time. */
export function requireAll(given: Readonly<Record<string, string | undefined>>): void {
  const missing = Object.keys(given).filter((option) => (given[option] ?? '').trim() === '');
  if (missing.length > 0) throw new WrongUsage(`${inSwedishList(missing)} saknas.`);
}

const inSwedishList = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} och ${items.at(-1)}`;

/** A site's address without its trailing slash. @throws WrongUsage when it is no http address. */
export function siteAddress(value: string | undefined): string {
  const text = required(value, '--site');
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new WrongUsage(`--site ska vara webbplatsens adress, som https://kommun.sharepoint.com/sites/utbildning.`);
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}
