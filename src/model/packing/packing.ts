import type { CodeNode } from '../code';
import { type CodeWriter, writeList } from '../code-writer';

/** What writes the steps that make a node, by its kind. */
export type Packers<Kind extends CodeNode['kind'] = CodeNode['kind']> = {
  readonly [One in Kind]: (to: Packing, node: Extract<CodeNode, { kind: One }>) => void;
};

/** A tree while it is packed. Packers need each other; they meet here. */
export interface Packing {
  readonly writer: CodeWriter;
  /** One for every kind. A map, since looking things up by ever other names is quicker in it than in an object. */
  readonly packers: ReadonlyMap<CodeNode['kind'], Packer>;
}

/** What writes the steps that make a node of the kind that it is for. */
export type Packer = (to: Packing, node: never) => void;

/** The packers by kind. */
export function listPackers(packers: Packers): Packing['packers'] {
  return new Map(Object.entries(packers) as [CodeNode['kind'], Packer][]);
}

/** Writes the steps that make a node. */
export function packNode(to: Packing, node: CodeNode): void {
  to.packers.get(node.kind)!(to, node as never);
}

/** Writes the steps that make a list of nodes. */
export function packNodes(to: Packing, nodes: readonly CodeNode[]): void {
  for (let i = 0; i < nodes.length; i++) packNode(to, nodes[i]!);
  writeList(to.writer, nodes.length);
}

/** Writes a part that may be absent. The answer is the bit that says it is there, else 0. */
export function packPart(to: Packing, node: CodeNode | undefined, bit: number): number {
  if (node === undefined) return 0;
  packNode(to, node);
  return bit;
}

/** Writes a list that may be absent. The answer is the bit that says it is there, else 0. */
export function packParts(to: Packing, nodes: readonly CodeNode[] | undefined, bit: number): number {
  if (nodes === undefined) return 0;
  packNodes(to, nodes);
  return bit;
}
