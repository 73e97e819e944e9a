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
 * @throws WrongUsage for an option it does not have, an option without its value, or too few or many arguments.
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
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    if (!(error instanceof TypeError) || !('code' in error)) throw error;
    throw new WrongUsage(inSwedish(String(error.code), error.message), { cause: error });
  }
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

/** A site's address without its trailing slash. @throws WrongUsage when it is no http address. */
export function siteAddress(value: string | undefined): string {
  const text = required(value, '--site');
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new WrongUsage(`--site ska vara webbplatsens adress, som https://kommun.sharepoint.com/sites/utbildning.`);
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}
