import { groupBy } from '../graph/group-by';
import type { ModuleRecord } from '../model/snapshot';
import { createCycleFinder } from './graph/find-cycles';
import { createFolderCycleFinder } from './graph/folder-cycles';
import { createRuleGraph, IMPORT_FLAGS } from './graph/rule-graph';
import { createRuleView } from './graph/rule-view';
import { count, describeChain } from './messages';
import type { Violation } from './rule';

/** Folders with at most this share of the imports between them pointing up are layers that a few imports break. */
const LIGHT_SHARE = 0.1;

/**
 * What is worth a look where nobody has written rules: one hint for each cycle of modules, and the few imports that break
 * what otherwise are layers of folders. Type-only imports do not count: nothing runs by them.
 */
export function listHints(records: readonly ModuleRecord[]): Violation[] {
  const graph = createRuleGraph(records);
  const view = createRuleView(graph, { ignored: IMPORT_FLAGS.typeOnly });
  const hints: Violation[] = [];
  for (const { members, cuts } of createCycleFinder(graph, view, undefined)()) {
    const [chain] = [...cuts].sort((a, b) => a.length - b.length);
    const [first] = chain;
    const others = members.length > chain.length ? ` (${count(members.length, 'module')} in all)` : '';
    hints.push({
      ...{ rule: 'cycle', kind: 'acyclic', severity: 'info' as const },
      message: `A cycle of imports${others}: ${describeChain(chain)}.`,
      ...{ from: first.from, to: first.to, line: first.line, column: first.column },
      ...{ chain, members, key: `cycle|${members[0]}` },
    });
  }
  const folders = createFolderCycleFinder(graph, view, undefined, undefined);
  folders.update(undefined);
  const byCycle = groupBy(
    records.flatMap((_, node) => folders.upwardOf(node)),
    upward => upward.cycle,
  );
  for (const cycle of folders.listCycles()) {
    const { members } = cycle;
    const upward = byCycle.get(cycle) ?? [];
    if (upward.length > LIGHT_SHARE * folders.countImports(cycle)) continue;
    for (const { edge, from, to } of upward)
      hints.push({
        ...{ rule: 'layer-break', kind: 'layers', severity: 'info' as const },
        message: `${from} is below ${to}, by most imports; here ${edge.dependency.from} imports ${graph.idOf(edge.to)}.`,
        ...{ from: edge.dependency.from, to: graph.idOf(edge.to) },
        ...{ line: edge.dependency.line, column: edge.dependency.column },
        ...{ members, key: `layer-break|${edge.dependency.from}|${graph.idOf(edge.to)}` },
      });
  }
  return hints;
}
