import type { RuleEdge, RuleGraph } from '../../graph/rule-graph';
import { createRuleView, type RuleView } from '../../graph/rule-view';
import type { PythonModules } from '../python-modules';
import type { ComplainAt, OptionReader, PlacedText } from '../text/option-reader';
import type { Session } from './contract';
import { compileExpression, findExpressionFault } from './module-expressions';

/** The imports that a contract does not count, and how much one that is not there matters. */
export interface IgnoredImports {
  readonly expressions: readonly IgnoredImport[];
  readonly alert: 'none' | 'warn' | 'error';
}

interface IgnoredImport extends PlacedText {
  readonly importer: string;
  readonly imported: string;
}

/** Reads `ignore_imports` and `unmatched_ignore_imports_alerting`. */
export function readIgnoredImports(options: OptionReader, complain: ComplainAt): IgnoredImports {
  const expressions = (options.texts('ignore_imports') ?? []).flatMap((item): IgnoredImport[] => {
    if (item.text.trim() === '') return [];
    const [importer, imported = ''] = item.text.split('->').map(part => part.trim());
    const fault =
      importer === '' || imported === ''
        ? `"${item.text}" has to be of the form package.importer -> package.imported.`
        : (findExpressionFault(importer) ?? findExpressionFault(imported));
    if (fault === undefined) return [{ ...item, importer, imported }];
    complain(item.place, fault);
    return [];
  });
  const alert = options.text('unmatched_ignore_imports_alerting');
  const level = alert?.text.trim() || 'error';
  if (level === 'none' || level === 'warn' || level === 'error') return { expressions, alert: level };
  complain(alert!.place, `"${level}" is none of none, warn, error.`);
  return { expressions, alert: 'error' };
}

/**
 * The imports that import-linter would see: those that name modules of the root packages, or packages outside if these
 * count, without the ignored ones. Ignored imports that are not there are reported.
 */
export function viewImports(
  graph: RuleGraph,
  modules: PythonModules,
  session: Session,
  ignored: IgnoredImports,
  complain: ComplainAt,
): RuleView {
  const tests = ignored.expressions.map(({ importer, imported }) => ({
    importer: compileExpression(importer),
    imported: compileExpression(imported),
  }));
  const isSeen = ({ from, to, dependency, isFollowed }: RuleEdge): boolean =>
    !isFollowed &&
    dependency.kind !== 'dynamic' &&
    !(session.excludeTypeChecking && dependency.typeOnly) &&
    modules.nameOf(from) !== undefined &&
    modules.nameOf(to) !== undefined &&
    (session.includeExternal || to < graph.size);
  const ignoring = ({ from, to }: RuleEdge): number => {
    const [a, b] = [modules.nameOf(from)!, modules.nameOf(to)!];
    return tests.findIndex(test => test.importer(a) && test.imported(b));
  };
  reportUnmatched();
  const counts = tests.length === 0 ? isSeen : (edge: RuleEdge) => isSeen(edge) && ignoring(edge) === -1;
  return createRuleView(graph, { counts });

  function reportUnmatched(): void {
    if (ignored.alert === 'none' || tests.length === 0) return;
    const left = new Set(tests.keys());
    for (let node = 0; node < graph.size && left.size > 0; node++)
      for (const edge of graph.edgesOf(node)) {
        if (!isSeen(edge)) continue;
        const [a, b] = [modules.nameOf(edge.from)!, modules.nameOf(edge.to)!];
        for (const i of left) if (tests[i].importer(a) && tests[i].imported(b)) left.delete(i);
      }
    for (const i of left) {
      const { text, place } = ignored.expressions[i];
      complain(
        place,
        `There is no import to ignore that is as "${text}" says.`,
        ignored.alert === 'warn' ? 'warning' : 'error',
      );
    }
  }
}
