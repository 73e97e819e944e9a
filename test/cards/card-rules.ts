import * as adaptivecards from 'adaptivecards';
import type { IAdaptiveCard } from '@microsoft/teams.cards';

type Node = Readonly<Record<string, unknown>>;

/** Every element and action of a card, in the order they are read. */
export const nodesOf = (value: unknown): readonly Node[] => {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== 'object' || value === null) return [];
  const node = value as Node;
  return [...('type' in node ? [node] : []), ...Object.values(node).flatMap(nodesOf)];
};

export const textsOf = (card: IAdaptiveCard): readonly string[] =>
  nodesOf(card)
    .filter((node) => node['type'] === 'TextBlock')
    .map((node) => String(node['text']));

export const actionsOf = (card: IAdaptiveCard, verb: string): readonly Node[] =>
  nodesOf(card).filter((node) => node['verb'] === verb);

export const inputsOf = (card: IAdaptiveCard): readonly Node[] =>
  nodesOf(card).filter((node) => String(node['type']).startsWith('Input.'));

/** What Microsoft's own parser of Adaptive Cards finds wrong with it. */
const parserComplaints = (card: IAdaptiveCard): readonly string[] => {
  const context = new adaptivecards.SerializationContext(adaptivecards.Versions.v1_5);
  const parsed = new adaptivecards.AdaptiveCard();
  // The parser tests `lang` by a global regular expression, which remembers: every other "sv" is wrong to it.
  const { lang: _, ...rest } = card;
  parsed.parse(JSON.parse(JSON.stringify(rest)), context);
  const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  return [...events, ...parsed.validateProperties().validationEvents.map((event) => event.message)];
};

/** Our rules for a card in Teams (facts of the field: what breaks on phones, for screen readers, over the limits). */
export const brokenRules = (card: IAdaptiveCard, mostBytes: number): readonly string[] => {
  const nodes = nodesOf(card);
  const bytes = Buffer.byteLength(JSON.stringify(card));
  return [
    ...parserComplaints(card),
    ...(card.version === '1.5' ? [] : [`version ${card.version}`]),
    ...(card.fallbackText === undefined ? ['no fallbackText'] : []),
    ...(bytes <= mostBytes ? [] : [`${bytes} bytes`]),
    ...nodes
      .filter((node) => node['type'] === 'TextBlock' && node['wrap'] !== true)
      .map(() => 'a text that does not wrap'),
    ...nodes
      .filter((node) => String(node['type']).startsWith('Input.') && typeof node['label'] !== 'string')
      .map((node) => `${String(node['id'])} has no label`),
    ...nodes
      .filter((node) => node['isRequired'] === true && typeof node['errorMessage'] !== 'string')
      .map((node) => `${String(node['id'])} has no errorMessage`),
    ...nodes
      .filter((node) => ['Image', 'ColumnSet', 'Table'].includes(String(node['type'])))
      .map(() => 'not for a phone'),
  ];
};
