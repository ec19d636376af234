import type { Entry, Expression } from '../code';
import { COMPREHENSION_TYPES, Has, LIST_TYPES, LITERAL_TYPES, Step } from '../code-format';
import { writeNumber, writeStep, writeText } from '../code-writer';
import { type Packers, packNode, packNodes, packPart, packParts } from './packing';
import { pop, readNumber, readText, type Takers } from './unpacking';

/** Of expressions that say a value outright, or what one is put together from. */
export const LITERAL_PACKERS: Packers<
  'literal' | 'template' | 'list' | 'dict' | 'entry' | 'comprehension' | 'other'
> = {
  literal({ writer }, { type, text }) {
    writeStep(writer, Step.Literal);
    writeNumber(writer, text === undefined ? 0 : Has.Value);
    writeNumber(writer, LITERAL_TYPES.indexOf(type));
    if (text !== undefined) writeText(writer, text);
  },
  template(to, { parts }) {
    packNodes(to, parts);
    writeStep(to.writer, Step.Template);
  },
  list(to, { type, items }) {
    packNodes(to, items);
    writeStep(to.writer, Step.Items);
    writeNumber(to.writer, LIST_TYPES.indexOf(type));
  },
  dict(to, { entries }) {
    packNodes(to, entries);
    writeStep(to.writer, Step.Dict);
  },
  entry(to, { key, value }) {
    const has = packPart(to, key, Has.Value);
    packNode(to, value);
    writeStep(to.writer, Step.Entry);
    writeNumber(to.writer, has);
  },
  comprehension(to, node) {
    const { writer } = to;
    packNode(to, node.element);
    packNode(to, node.target);
    packNode(to, node.over);
    const has = packParts(to, node.others, Has.Otherwise);
    writeStep(writer, Step.Comprehension);
    writeNumber(writer, has);
    writeNumber(writer, COMPREHENSION_TYPES.indexOf(node.type));
  },
  other(to, { parts }) {
    packNodes(to, parts);
    writeStep(to.writer, Step.Other);
  },
};

/** Of expressions that say a value outright, or what one is put together from. */
export const LITERAL_TAKERS: Takers<
  'Literal' | 'Template' | 'Items' | 'Dict' | 'Entry' | 'Comprehension' | 'Other'
> = {
  Literal(from) {
    const has = readNumber(from);
    const type = LITERAL_TYPES[readNumber(from)]!;
    return has & Has.Value ? { kind: 'literal', type, text: readText(from) } : { kind: 'literal', type };
  },
  Template: from => ({ kind: 'template', parts: pop<Expression[]>(from) }),
  Items: from => ({
    kind: 'list',
    type: LIST_TYPES[readNumber(from)]!,
    items: pop<Expression[]>(from),
  }),
  Dict: from => ({ kind: 'dict', entries: pop<Entry[]>(from) }),
  Entry(from) {
    const value = pop<Expression>(from);
    return readNumber(from) & Has.Value
      ? { kind: 'entry', key: pop<Expression>(from), value }
      : { kind: 'entry', value };
  },
  Comprehension(from) {
    const has = readNumber(from);
    const type = COMPREHENSION_TYPES[readNumber(from)]!;
    const others = has & Has.Otherwise ? pop<Expression[]>(from) : undefined;
    const over = pop<Expression>(from);
    const target = pop<Expression>(from);
    const element = pop<Expression>(from);
    return others === undefined
      ? { kind: 'comprehension', type, element, target, over }
      : { kind: 'comprehension', type, element, target, over, others };
  },
  Other: from => ({ kind: 'other', parts: pop<Expression[]>(from) }),
};
