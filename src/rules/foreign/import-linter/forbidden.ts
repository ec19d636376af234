import { type ForbiddenOptions, forbidden as forbiddenKind } from '../../kinds/forbidden';
import { combineChecks } from '../combine-checks';
import { isIn, selectPython } from '../python-modules';
import { type ContractContext, type ContractType, readExpressions } from './contract';
import { findExpressionFault, findMatchingModules } from './module-expressions';

/** `forbidden`: some modules may not import others, directly or not. */
export const forbidden: ContractType = {
  kind: 'forbidden',
  read(options, complain) {
    const sources = readExpressions(options, 'source_modules', complain, findExpressionFault);
    const targets = readExpressions(options, 'forbidden_modules', complain, findExpressionFault);
    const isDirect = options.flag('allow_indirect_imports') ?? false;
    const asPackages = options.flag('as_packages') ?? true;
    if (sources === undefined || targets === undefined) return undefined;
    return context => {
      const from = sources.flatMap(item => expand(item.text, context).map(name => ({ name, item })));
      const to = targets.flatMap(item => expand(item.text, context).map(name => ({ name, item })));
      const missing = [...from, ...to.filter(({ name }) => isInternal(name, context))].filter(
        ({ name }) => !context.modules.has(name),
      );
      for (const { name, item } of missing) context.complain(item.place, `There is no module "${name}".`);
      const outside = to.filter(({ name }) => !isInternal(name, context));
      for (const { name, item } of outside) {
        if (!context.session.includeExternal)
          context.complain(
            item.place,
            `"${name}" is outside of the root packages: that needs include_external_packages = True.`,
          );
        else if (name.includes('.'))
          context.complain(
            item.place,
            `"${name}": of packages outside only the top-level name can be forbidden.`,
          );
      }
      if (missing.length > 0 || (outside.length > 0 && !context.session.includeExternal)) return undefined;
      const names = to.map(({ name }) => name);
      return checkGroups(
        groupSources(
          from.map(({ name }) => name),
          names,
          asPackages,
        ),
        asPackages,
        isDirect,
        context,
      );
    };
  },
};

function expand(expression: string, { modules }: ContractContext): readonly string[] {
  return findMatchingModules(expression, modules);
}

function isInternal(name: string, { session }: ContractContext): boolean {
  return session.rootPackages.some(root => isIn(name, root));
}

interface Group {
  readonly sources: readonly string[];
  readonly targets: readonly string[];
}

/** Sources with the same targets: a module is not forbidden to import what it lies in, what lies in it, or itself. */
function groupSources(sources: readonly string[], targets: readonly string[], asPackages: boolean): Group[] {
  const groups = new Map<string, { sources: string[]; targets: string[] }>();
  for (const source of new Set(sources)) {
    const own = targets.filter(target =>
      asPackages ? !isIn(source, target) && !isIn(target, source) : source !== target,
    );
    if (own.length === 0) continue;
    const key = own.join();
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { sources: [source], targets: own });
    else group.sources.push(source);
  }
  return [...groups.values()];
}

function checkGroups(
  groups: readonly Group[],
  asPackages: boolean,
  isDirect: boolean,
  { rules, modules }: ContractContext,
) {
  const select = (names: readonly string[]) => {
    const label =
      names.length > 3 ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more` : names.join(', ');
    const known = new Set(names);
    const isNamed = asPackages
      ? (name: string) => names.some(own => isIn(name, own))
      : (name: string) => known.has(name);
    return selectPython(modules, rules.graph, label, isNamed);
  };
  const checks = groups.map(({ sources, targets }) =>
    forbiddenKind.compile(
      {
        kind: 'forbidden',
        from: select(sources),
        to: select(targets),
        transitive: !isDirect,
      } as unknown as ForbiddenOptions,
      rules,
    ),
  );
  return combineChecks(checks, rules.graph);
}
