import type { Expression, ModuleCode } from '../../model/code';
import type { Finding } from '../../model/finding';
import { buildCodeModel } from './build-model';
import type { CodeModel, Scope } from './code-model';
import type { CodeSource, ImportTarget } from './code-source';
import { createNeutralNames, type NeutralNames } from './neutral-names';
import { collectDeclaredNames, type MemberExpression, renameCode } from './rename-code';
import { walkBody } from './walk';

/** Sources in which nothing that people have named a class, function, method, file or folder is to be read. */
export interface BlindSources {
  readonly sources: readonly CodeSource[];
  /** A finding in them as it would be in the true names. */
  restore(finding: Finding): Finding;
}

/**
 * Replaces every class, function, method, file and folder name of the workspace by a neutral one: in declarations,
 * references, imports and members. What the language itself calls so stays, and so do members of things that are known to
 * come from elsewhere (`self.items.append`, though the workspace has an `append` of its own). Names of fields, parameters
 * and variables stay unless a function or class has the same.
 */
export function blindSources(sources: readonly CodeSource[]): BlindSources {
  const names = createNeutralNames();
  // Nobody looks at the code of others.
  for (const source of sources) if (source.origin === undefined) collectDeclaredNames(source, names);
  const foreign = findForeignMembers(runToEnd(buildCodeModel(sources)), names);
  return { sources: sources.map(source => blindSource(source, names, foreign)), restore: names.restore };
}

function blindSource(
  source: CodeSource,
  names: NeutralNames,
  foreign: ReadonlySet<MemberExpression>,
): CodeSource {
  const { module, language, origin } = source;
  let code: ModuleCode | undefined;
  const rename = (target: ImportTarget | undefined): ImportTarget | undefined => {
    if (target === undefined || 'external' in target) return target;
    const { module: to, name } = target;
    return { module: names.ofModule(to), ...(name !== undefined && { name: names.of(name) }) };
  };
  return {
    module: names.ofModule(module),
    language,
    ...(origin !== undefined && { origin }),
    get code() {
      code ??= renameCode(source, names, foreign);
      return code;
    },
    resolve: local => rename(source.resolve(names.original(local))),
    *imports() {
      for (const target of source.imports()) yield rename(target)!;
    },
    follow: (from, name) => rename(source.follow(names.originalModule(from), names.original(name))),
  };
}

/** Types that what comes from the workspace may have as well. */
const ANYTHING = new Set(['any', 'unknown', 'object', 'Object', 'Any', 'never']);

/** Members whose names the workspace declares too, but which are of things that come from elsewhere. */
function findForeignMembers(model: CodeModel, names: NeutralNames): ReadonlySet<MemberExpression> {
  const foreign = new Set<MemberExpression>();
  const look = (scope: Scope) =>
    walkBody(scope.body, {
      nested: inside => inside.type === 'lambda',
      expression(expression) {
        if (expression.kind !== 'member' || !names.has(expression.name)) return undefined;
        if (isForeign(expression.of, scope, model)) foreign.add(expression);
        return undefined;
      },
    });
  for (const module of model.modules) look(module);
  for (const one of model.allFunctions) look(one);
  return foreign;
}

function isForeign(receiver: Expression, scope: Scope, model: CodeModel): boolean {
  if (receiver.kind === 'literal' || receiver.kind === 'template') return true;
  if (receiver.kind === 'list' || receiver.kind === 'dict' || receiver.kind === 'comprehension') return true;
  const type = model.typeOf(receiver, scope);
  return type?.external !== undefined && type.class === undefined && !ANYTHING.has(type.name);
}

function runToEnd<T>(steps: Generator<undefined, T, void>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
