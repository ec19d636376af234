import type { TypeExpression } from '../code';
import { Step } from '../code-format';
import { type CodeWriter, writeList, writeStep, writeText } from '../code-writer';
import { readNumber, readText, type Takers } from './unpacking';

/** Writes the steps that make a type. */
export function packType(writer: CodeWriter, type: TypeExpression): void {
  if (typeof type === 'string') {
    writeStep(writer, Step.Text);
    writeText(writer, type);
  } else packTypes(writer, type);
}

/** Writes the steps that make a list of types. */
export function packTypes(writer: CodeWriter, types: readonly TypeExpression[]): void {
  for (let i = 0; i < types.length; i++) packType(writer, types[i]!);
  writeList(writer, types.length);
}

/** Of types, which are texts and lists, and of all other lists. */
export const TYPE_TAKERS: Takers<'Text' | 'List'> = {
  Text: readText,
  List(from) {
    const { stack } = from;
    const length = readNumber(from);
    if (length === 0) return [];
    if (length === 1) return [stack.pop()!];
    const list = stack.slice(stack.length - length);
    stack.length -= length;
    return list;
  },
};
