import type { CodeNode } from '../../../../src/model/code';

/**
 * A tree as one line: `kind(field=value …)` with the fields as they are called, but names as themselves, `a.b` for
 * members, literals as they are written, lists in brackets, and flags without a value. Types are JSON without quotes.
 */
export function printCode(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printCode).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const node = value as CodeNode;
  switch (node.kind) {
    case 'name':
      return node.name;
    case 'self':
    case 'own-class':
    case 'super':
      return `<${node.kind}>`;
    case 'member':
      return `${printCode(node.of)}.${node.name}`;
    case 'literal':
      return node.type === 'string' ? JSON.stringify(node.text) : (node.text ?? node.type);
  }
  const { kind, ...fields } = node;
  const printed = Object.entries(fields).map(([name, field]) =>
    field === true ? name : `${name}=${printCode(field)}`,
  );
  return `${kind}(${printed.join(' ')})`;
}
