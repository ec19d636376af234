import type { Dependency } from '../../../model/dependency';
import type { Severity } from '../../../model/diagnostic';
import type { SourceEntry } from '../../../model/source-tree';
import { describeImport } from '../../messages';
import type { ConfigurationBuilder } from '../create-configuration';
import { readOptions } from '../text/option-reader';
import { createJudge } from './create-judge';
import type { Element } from './elements';
import { type BoundarySettings, OWNER, rememberElements } from './read-settings';

/** What the plugin calls the forms of imports; alone `import` counts where nothing is said. */
const FORMS: Readonly<Partial<Record<Dependency['kind'], string>>> = {
  import: 'import',
  reexport: 'export',
  require: 'require',
  dynamic: 'dynamic-import',
};

/** Adds the check of one ESLint rule, `boundaries/…`, to a configuration, unless it is off. */
export function addRule(
  key: string,
  entry: SourceEntry,
  settings: BoundarySettings,
  prefix: string,
  builder: ConfigurationBuilder,
): void {
  const { complain } = builder;
  const [level, given] = entry.value.type === 'list' ? entry.value.items : [entry.value];
  const said = level?.type === 'scalar' ? String(level.value) : '';
  if (said === 'off' || said === '0') return;
  if (level?.type === 'unread' || !/^(?:warn|error|1|2)$/.test(said)) {
    complain(entry.place, `The rule "${key}" is not checked: its severity cannot be read.`, 'warning');
    return;
  }
  const severity: Severity = said === 'warn' || said === '1' ? 'warning' : 'error';
  const options = given === undefined ? undefined : readOptions(given, OWNER, complain);
  const judge = createJudge(key, options, prefix, complain);
  if (judge === undefined) {
    complain(entry.place, `Lintel does not read the rule "${key}"; it is not checked.`, 'info');
    return;
  }
  const kind =
    key === 'boundaries/external'
      ? 'external'
      : key === 'boundaries/entry-point'
        ? 'interface'
        : 'allowed-only';
  builder.add({
    ...{ name: key.slice('boundaries/'.length), place: entry.place, options: { kind, severity } },
    compile({ graph }) {
      const elementOf = rememberElements(graph, settings, prefix);
      return {
        scope: 'module',
        check(node, report) {
          const from = elementOf(node);
          if (from === undefined) return;
          for (const edge of graph.edgesOf(node)) {
            if (edge.isFollowed || !settings.forms.includes(FORMS[edge.dependency.kind] ?? '')) continue;
            const to = edge.to < graph.size ? elementOf(edge.to) : undefined;
            const fault = judge(edge, from, to);
            if (fault === undefined) continue;
            const said = fault.message ?? describeFault(key, from, to);
            report({
              from: node,
              to: edge.to,
              dependency: edge.dependency,
              message: `${said.replace(/[.!]$/, '')}: ${describeImport(graph, edge)}.`,
            });
          }
        },
      };
    },
  });
}

function describeFault(key: string, from: Element, to: Element | undefined): string {
  if (to === undefined) return `${from.type} may not use this package`;
  if (key === 'boundaries/entry-point') return `${to.type} may not be entered here`;
  return `${from.type} may not depend on ${to.type}`;
}
