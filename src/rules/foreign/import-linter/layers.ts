import { type LayersOptions, layers as layersKind } from '../../kinds/layers';
import type { RuleCheck } from '../../rule';
import { combineChecks } from '../combine-checks';
import { isIn, selectPython } from '../python-modules';
import type { ComplainAt, OptionReader, PlacedText } from '../text/option-reader';
import { type ContractContext, type ContractType, readExpressions } from './contract';
import { findExpressionFault, findMatchingModules } from './module-expressions';

interface Layer {
  readonly tails: readonly { readonly name: string; readonly isOptional: boolean }[];
  /** Whether its modules may not import each other. */
  readonly isIndependent: boolean;
  readonly item: PlacedText;
}

/** `layers`: each may import those below it only, directly or not. */
export const layers: ContractType = {
  kind: 'layers',
  read(options, complain) {
    const stack = readLayers(options, complain);
    const isInContainers = options.has('containers');
    const containers = isInContainers
      ? readExpressions(options, 'containers', complain, findExpressionFault)
      : undefined;
    const exhaustive = options.flag('exhaustive') ?? false;
    const ignores = (options.texts('exhaustive_ignores') ?? []).map(({ text }) => text);
    if (exhaustive && !isInContainers)
      complain(
        options.placeOf('exhaustive'),
        '"exhaustive" needs "containers": it says that each child of them is a layer.',
      );
    if (stack === undefined || (isInContainers && containers === undefined)) return undefined;
    return context => {
      if (containers === undefined) return checkStack(stack, undefined, context);
      const found = containers.flatMap(item =>
        findMatchingModules(item.text, context.modules).map(name => ({ name, item })),
      );
      const checks = found.flatMap(({ name, item }) => {
        if (!context.session.rootPackages.some(root => isIn(name, root))) {
          const roots = context.session.rootPackages.join(', ');
          context.complain(
            item.place,
            `The container "${name}" has to be a root package (${roots}) or lie in one.`,
          );
          return [];
        }
        const strays = exhaustive ? checkStrays(name, stack, ignores, context) : undefined;
        return [checkStack(stack, name, context), strays];
      });
      return combineChecks(checks, context.rules.graph);
    };
  },
};

function readLayers(options: OptionReader, complain: ComplainAt): readonly Layer[] | undefined {
  const items = options.texts('layers')?.filter(({ text }) => text.trim() !== '');
  if (items === undefined) {
    if (!options.has('layers')) complain(options.place, '"layers" is missing in this contract.');
    return undefined;
  }
  const seen = new Set<string>();
  let isSound = true;
  const fail = (item: PlacedText, message: string) => {
    complain(item.place, message);
    isSound = false;
  };
  const found = items.map((item): Layer => {
    const { text } = item;
    if (text.includes('|') && text.includes(':'))
      fail(
        item,
        'A layer has either | between its modules, which then may not import each other, or :, not both.',
      );
    const tails = text.split(text.includes('|') ? '|' : ':').map(part => {
      const written = part.trim();
      const isOptional = written.startsWith('(') && written.endsWith(')');
      const name = isOptional ? written.slice(1, -1).trim() : written;
      if (seen.has(name)) fail(item, `"${name}" is in the layers twice.`);
      seen.add(name);
      return { name, isOptional };
    });
    return { tails, isIndependent: !text.includes(':'), item };
  });
  return isSound ? found : undefined;
}

function checkStack(
  stack: readonly Layer[],
  container: string | undefined,
  context: ContractContext,
): RuleCheck | undefined {
  const { rules, modules, complain } = context;
  const nameOf = (tail: string) => (container === undefined ? tail : `${container}.${tail}`);
  let isWhole = true;
  const options = stack.map(({ tails, isIndependent, item }) => {
    for (const { name, isOptional } of tails) {
      if (isOptional || modules.has(nameOf(name))) continue;
      const where = container === undefined ? '' : ` in the container "${container}"`;
      complain(
        item.place,
        `There is no module "${nameOf(name)}" for this layer${where}. An optional layer stands in ( ).`,
      );
      isWhole = false;
    }
    const select = (names: readonly string[]) => ({
      modules: selectPython(modules, rules.graph, names.join(', '), name =>
        names.some(own => isIn(name, own)),
      ),
      optional: true,
    });
    const names = tails.map(({ name }) => nameOf(name));
    return isIndependent && names.length > 1 ? names.map(name => select([name])) : select(names);
  });
  if (!isWhole) return undefined;
  // The kind takes tests of modules wherever its schema, which is for JSON, has patterns.
  return layersKind.compile(
    { kind: 'layers', layers: options, transitive: true } as unknown as LayersOptions,
    rules,
  );
}

/** Reports the children of a container that are no layer. */
function checkStrays(
  container: string,
  stack: readonly Layer[],
  ignores: readonly string[],
  { modules }: ContractContext,
): RuleCheck {
  const declared = new Set([...stack.flatMap(({ tails }) => tails.map(({ name }) => name)), ...ignores]);
  return {
    scope: 'graph',
    check(report) {
      for (const child of modules.childrenOf(container)) {
        if (declared.has(child.slice(container.length + 1))) continue;
        const own = modules.names.filter(name => isIn(name, child)).flatMap(modules.nodesOf);
        if (own.length === 0) continue;
        report({
          from: own[0],
          detail: child,
          message: `${child} is in none of the layers, and all that lies in ${container} has to be.`,
        });
      }
    },
  };
}
