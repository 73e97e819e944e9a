import { type Module, type SyntaxNode, visit } from './modules.ts';

/**
 * Errors that disappear: an empty `catch`, a `catch` that only gives an empty value without having looked at the error,
 * and `.catch(() => nothing)`. An empty screen is what each of them shows to people.
 */
export function swallowedErrors(module: Module): string[] {
  const complaints: string[] = [];
  visit(module.program, (node) => {
    const handler = node.type === 'CatchClause' ? node : catchCallback(node);
    if (handler === undefined || !isSwallowed(handler)) return;
    complaints.push(`${module.path}:${module.lineOf(node.start)} swallows an error`);
  });
  return complaints;
}

/** The function given to `promise.catch(…)`. */
function catchCallback(node: SyntaxNode): SyntaxNode | undefined {
  const callee = node['callee'] as SyntaxNode | undefined;
  if (node.type !== 'CallExpression' || callee?.type !== 'MemberExpression') return undefined;
  if ((callee['property'] as SyntaxNode)['name'] !== 'catch') return undefined;
  const callback = (node['arguments'] as SyntaxNode[])[0];
  return callback !== undefined && /Function/.test(callback.type) ? callback : undefined;
}

function isSwallowed(handler: SyntaxNode): boolean {
  const body = handler['body'] as SyntaxNode;
  if (body.type !== 'BlockStatement') return isNothing(body);
  const statements = body['body'] as SyntaxNode[];
  return statements.every(
    (statement) => statement.type === 'ReturnStatement' && isNothing(statement['argument'] as SyntaxNode | null),
  );
}

/** `null`, `undefined`, `void 0`, `{}`, `[]`, `''`, or no value at all. */
function isNothing(value: SyntaxNode | null): boolean {
  if (value === null) return true;
  switch (value.type) {
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
      return isNothing(value['expression'] as SyntaxNode);
    case 'Identifier':
      return value['name'] === 'undefined';
    case 'Literal':
      return value['value'] === null || value['value'] === '';
    case 'UnaryExpression':
      return value['operator'] === 'void';
    case 'ObjectExpression':
      return (value['properties'] as []).length === 0;
    case 'ArrayExpression':
      return (value['elements'] as []).length === 0;
    default:
      return false;
  }
}
