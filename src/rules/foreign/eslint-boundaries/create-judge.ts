import { isExternal } from '../../../model/module';
import type { RuleEdge } from '../../graph/rule-graph';
import type { ComplainAt, OptionReader } from '../text/option-reader';
import {
  judgeBoundary,
  readBoundaryRules,
  readElementTest,
  readPackageTest,
  readPathTest,
} from './boundary-rules';
import type { Element } from './elements';

/** What an ESLint rule says of an import; undefined where it is fine. */
export type Judge = (
  edge: RuleEdge,
  from: Element,
  to: Element | undefined,
) => { readonly message?: string | undefined } | undefined;

/** What the ESLint rule called `key` says of imports; undefined for a rule that is not read. */
export function createJudge(
  key: string,
  options: OptionReader | undefined,
  prefix: string,
  complain: ComplainAt,
): Judge | undefined {
  const hasKind = (kinds: readonly string[] | undefined, { dependency }: RuleEdge) =>
    kinds === undefined ||
    kinds.some(kind => kind === '*' || kind === (dependency.typeOnly ? 'type' : 'value'));
  if (key === 'boundaries/element-types') {
    const rules = readBoundaryRules(options, 'from', complain, readElementTest);
    return (edge, from, to) => {
      if (to === undefined || to.path === from.path) return undefined;
      return judgeBoundary(
        rules,
        rule => rule.applies(from, to) && hasKind(rule.importKind, edge),
        test => test(to, from),
      );
    };
  }
  if (key === 'boundaries/external') {
    const rules = readBoundaryRules(options, 'from', complain, readPackageTest);
    return (edge, from, to) => {
      const target = edge.dependency.to;
      if (to !== undefined || !isExternal(target)) return undefined;
      // The plugin counts modules of Node.js, too, by the first part of what is written: `fs`, `node:fs`.
      const name = target.startsWith('node:')
        ? edge.dependency.specifier.split('/')[0]
        : target.slice(target.indexOf(':') + 1);
      const matches = (test: ReturnType<typeof readPackageTest>) =>
        test(name, edge.dependency.specifier, edge.names, from);
      return judgeBoundary(
        rules,
        rule => rule.applies(from, undefined) && hasKind(rule.importKind, edge),
        matches,
      );
    };
  }
  if (key === 'boundaries/entry-point') {
    const rules = readBoundaryRules(options, 'target', complain, readPathTest);
    return (edge, from, to) => {
      if (to === undefined || to.path === from.path) return undefined;
      const inside = internalPathOf(edge, to, prefix);
      return judgeBoundary(
        rules,
        rule => rule.applies(to, from) && hasKind(rule.importKind, edge),
        test => test(inside, from),
      );
    };
  }
  return undefined;
}

function internalPathOf({ dependency }: RuleEdge, to: Element, prefix: string): string {
  const path = dependency.to.slice(prefix.length);
  return path.startsWith(`${to.path}/`) ? path.slice(to.path.length + 1) : to.internalPath;
}
