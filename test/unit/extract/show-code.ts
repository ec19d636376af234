import type { CodeNode, TypeExpression } from '../../../src/model/code';
import { unpackCode } from '../../../src/model/unpack-code';
import { extractText } from './extract-text';

/** The code of a text, a line a statement: fields of a node after its kind, in the order in which they are made. */
export async function showCode(file: string, text: string): Promise<string[]> {
  const { code } = await extractText(file, text, false, true);
  return unpackCode(code!.packed).body.map(show);
}

/** `kind(field…)`: names, paths and literals as they are written, lines left out, flags and other fields with their names. */
export function show(node: CodeNode): string {
  switch (node.kind) {
    case 'name':
      return node.name;
    case 'self':
    case 'own-class':
    case 'super':
      return `<${node.kind}>`;
    case 'member':
      return `${show(node.of)}${node.optional ? '?.' : '.'}${node.name}`;
    case 'literal':
      return node.type === 'string' ? JSON.stringify(node.text ?? '…') : (node.text ?? node.type);
    default:
      return `${node.kind}(${showFields(node as unknown as Record<string, unknown>)})`;
  }
}

function showFields(node: Record<string, unknown>): string {
  return Object.entries(node)
    .filter(([field]) => field !== 'kind' && field !== 'line' && field !== 'endLine')
    .filter(([, value]) => !(Array.isArray(value) && value.length === 0))
    .map(([field, value]) => (value === true ? field : `${field}: ${showValue(field, value)}`))
    .join(', ');
}

const TYPES = new Set([
  'declared',
  'returns',
  'bases',
  'implements',
  'typeArguments',
  'typeParameters',
  'caught',
]);

function showValue(field: string, value: unknown): string {
  if (typeof value === 'string') return value;
  if (TYPES.has(field)) return showType(value as TypeExpression);
  if (Array.isArray(value)) return `[${value.map(one => show(one as CodeNode)).join(', ')}]`;
  return show(value as CodeNode);
}

function showType(type: TypeExpression): string {
  return typeof type === 'string' ? type : `[${type.map(showType).join(' ')}]`;
}
