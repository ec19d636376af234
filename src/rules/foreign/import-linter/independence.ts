import { type IndependenceOptions, independence as independenceKind } from '../../kinds/independence';
import { isIn, selectPython } from '../python-modules';
import { type ContractType, readExpressions } from './contract';
import { findExpressionFault, findMatchingModules } from './module-expressions';

/** `independence`: some modules may not import each other, directly or not. */
export const independence: ContractType = {
  kind: 'independence',
  read(options, complain) {
    const expressions = readExpressions(options, 'modules', complain, findExpressionFault);
    if (expressions === undefined) return undefined;
    return ({ rules, modules, complain: complainNow }) => {
      const found = expressions.flatMap(item =>
        findMatchingModules(item.text, modules).map(name => ({ name, item })),
      );
      const missing = found.filter(({ name }) => !modules.has(name));
      for (const { name, item } of missing) complainNow(item.place, `There is no module "${name}".`);
      if (missing.length > 0) return undefined;
      const names = [...new Set(found.map(({ name }) => name))];
      const sets = names.map(own => selectPython(modules, rules.graph, own, name => isIn(name, own)));
      return independenceKind.compile(
        { kind: 'independence', sets, transitive: true } as unknown as IndependenceOptions,
        rules,
      );
    };
  },
};
