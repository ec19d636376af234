import type { SourceNode, SourceReading } from '../../../../../src/model/source-tree';

/** A reading as plain values; what only running a file would tell as `{ unread }`, a fault as its words. */
export function toPlain(reading: SourceReading): unknown {
  return 'tree' in reading ? convert(reading.tree) : reading.fault;
}

function convert(node: SourceNode): unknown {
  if (node.type === 'scalar') return node.value;
  if (node.type === 'list') return node.items.map(convert);
  if (node.type === 'unread') return { unread: node.text };
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, convert(value)]));
}
