import { noSuchResource } from '../odata/error.ts';
import { valueReply } from '../odata/reply.ts';
import { readJson, textOf, type Exchange, type Reply } from '../odata/exchange.ts';
import type { Segment } from '../odata/path.ts';

/** `titleResource/getValueForUICulture {cultureName}`: the site has one language, whose words are those of every other. */
export function answerResource(exchange: Exchange, text: string, rest: readonly Segment[]): Reply {
  const [next] = rest;
  if (next?.name !== 'getvalueforuiculture') throw noSuchResource(next?.written ?? 'TitleResource');
  textOf(next.args[0] ?? readJson(exchange)['cultureName'], 'cultureName');
  return valueReply(exchange, 'GetValueForUICulture', text);
}
