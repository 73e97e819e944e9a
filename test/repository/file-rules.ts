import { basename } from 'node:path';
import { type Module, type SyntaxNode, visit } from './modules.ts';

export const longestFile = 400;
export const longestMedian = 100;

export function lineCount(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** A file's name says what it is: kebab-case (a page in capitals is for people), and none of the words that say nothing. */
export function nameComplaints(path: string): string[] {
  const name = basename(path);
  const complaints: string[] = [];
  if (!/^([a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*|[A-Z]+\.md)$/.test(name))
    complaints.push(`${path} is not kebab-case`);
  // A test's name says what it is about, which may be a service.
  const empty = name.includes('.test.') ? null : /(^|-)(utils?|helpers?|services?|managers?|common|misc)\./.exec(name);
  if (empty !== null) complaints.push(`${path}: "${empty[2]}" does not say what is in it`);
  return complaints;
}

/** Long files, barrels and default exports. */
export function shapeComplaints(module: Module): string[] {
  const complaints: string[] = [];
  const lines = lineCount(module.text);
  if (lines > longestFile) complaints.push(`${module.path} has ${lines} lines: it is two ideas`);
  const body = module.program['body'] as SyntaxNode[];
  // What a package has may be passed on: a page that is loaded when it is wanted needs a file of its own to import.
  const passesOn = (node: SyntaxNode) => {
    const source = (node['source'] as SyntaxNode | null | undefined)?.['value'];
    return /^Export(All|Named)Declaration$/.test(node.type) && typeof source === 'string' && source.startsWith('.');
  };
  const isBarrel = body.length > 0 && body.filter((node) => node.type !== 'ImportDeclaration').every(passesOn);
  if (isBarrel && body.some(passesOn)) complaints.push(`${module.path} is a barrel: import from where a thing is`);
  for (const node of body) {
    if (node.type === 'ExportAllDeclaration') {
      complaints.push(`${module.path}:${module.lineOf(node.start)} passes on a whole module`);
    }
    if (node.type === 'ExportDefaultDeclaration' && !module.path.endsWith('.config.ts')) {
      complaints.push(`${module.path}:${module.lineOf(node.start)} exports a default: name it`);
    }
  }
  return complaints;
}

/** What is unfinished or switched off: a note to oneself, a skipped or focused test, a rule disabled without a reason. */
export function unfinishedComplaints(module: Module): string[] {
  const complaints: string[] = [];
  for (const { value, line } of module.comments) {
    const place = `${module.path}:${line}`;
    if (/\b(TODO|FIXME|XXX|HACK)\b/.test(value)) complaints.push(`${place} leaves something to be done`);
    const directive = /(?:oxlint-disable|eslint-disable|@ts-(?:ignore|expect-error|nocheck))\S*(.*)/.exec(value);
    if (directive !== null && !/(--|:)\s*\S{3}/.test(directive[1]!)) {
      complaints.push(`${place} switches a rule off without " -- reason"`);
    }
  }
  for (const { object, property, position } of memberCalls(module)) {
    if (/^(it|test|describe|suite)\b/.test(object) && /^(skip|only|todo|fails)$/.test(property)) {
      complaints.push(`${module.path}:${module.lineOf(position)} has ${object}.${property}`);
    }
  }
  return complaints;
}

/** Reading the machine's clock, which only hosts may: everything else is handed a clock. */
export function clockComplaints(module: Module): string[] {
  const complaints: string[] = [];
  visit(module.program, (node) => {
    const callee = node['callee'] as SyntaxNode | undefined;
    const now = node.type === 'NewExpression' && callee?.['name'] === 'Date' && !(node['arguments'] as []).length;
    if (now) complaints.push(`${module.path}:${module.lineOf(node.start)} asks new Date() what time it is`);
    const object = node['object'] as SyntaxNode | undefined;
    const property = (node['property'] as SyntaxNode | undefined)?.['name'];
    if (node.type !== 'MemberExpression' || object?.type !== 'Identifier') return;
    const name = `${String(object['name'])}.${String(property)}`;
    if (name === 'Date.now' || name === 'Temporal.Now') {
      complaints.push(`${module.path}:${module.lineOf(node.start)} asks ${name} what time it is`);
    }
  });
  return complaints;
}

function memberCalls(module: Module): { object: string; property: string; position: number }[] {
  const calls: { object: string; property: string; position: number }[] = [];
  visit(module.program, (node) => {
    if (node.type !== 'MemberExpression') return;
    const object = node['object'] as SyntaxNode;
    const property = node['property'] as SyntaxNode;
    const name = module.text.slice(object.start, object['end'] as number);
    calls.push({ object: name, property: String(property['name']), position: node.start });
  });
  return calls;
}
