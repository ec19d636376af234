import { type ForbiddenOptions, forbidden as forbiddenKind } from '../../kinds/forbidden';
import { combineChecks } from '../combine-checks';
import { isIn, selectPython } from '../python-modules';
import { type ContractType, readExpressions } from './contract';
import { findExpressionFault, findMatchingModules } from './module-expressions';

/** `protected`: some modules may be imported directly by some others alone. */
export const protectedModules: ContractType = {
  kind: 'interface',
  read(options, complain) {
    const protectedExpressions = readExpressions(options, 'protected_modules', complain, findExpressionFault);
    const importers = readExpressions(options, 'allowed_importers', complain, findExpressionFault);
    const asPackages = options.flag('as_packages') ?? true;
    if (protectedExpressions === undefined || importers === undefined) return undefined;
    return ({ rules, modules }) => {
      const matches = (name: string, own: string) => (asPackages ? isIn(name, own) : name === own);
      const allowed = importers.flatMap(item => findMatchingModules(item.text, modules));
      const guarded = new Set(protectedExpressions.flatMap(item => findMatchingModules(item.text, modules)));
      const label =
        importers.length === 0
          ? 'Other modules'
          : `Modules other than ${importers.map(({ text }) => text).join(', ')}`;
      const checks = [...guarded].map(own => {
        const isAllowed = (name: string) =>
          matches(name, own) || allowed.some(importer => matches(name, importer));
        const from = selectPython(modules, rules.graph, label, name => !isAllowed(name));
        const to = selectPython(modules, rules.graph, own, name => matches(name, own));
        return forbiddenKind.compile({ kind: 'forbidden', from, to } as unknown as ForbiddenOptions, rules);
      });
      return combineChecks(checks, rules.graph);
    };
  },
};
