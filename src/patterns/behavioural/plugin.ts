import type { Expression } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import type { ClassInfo, FieldInfo, FunctionInfo } from '../code/symbols';
import type { Candidate, Pattern, RoleSymbol } from '../pattern';
import { listExpressions, listStatements } from '../shapes/bodies';
import { familyOf, isOfFamily } from '../shapes/families';
import { findFieldUses } from '../shapes/field-uses';
import { calledClue, mostNamed, pathClue, present } from '../shapes/naming';
import { rolesOf } from '../shapes/roles';
import { wordsOf } from '../shapes/words';

const WORDS = new Set(['plugin', 'addon', 'extension']);
const KINDS = new Set([
  'base',
  'interface',
  'protocol',
  'abc',
  'abstract',
  'i',
  'api',
  'spec',
  'contract',
  'list',
  'map',
]);
const DISCOVERY =
  /^(?:importlib\.(?:import_module|metadata\.entry_points|util\.(?:spec_from_file_location|module_from_spec))|pkgutil\.(?:iter_modules|walk_packages)|pkg_resources\.iter_entry_points|stevedore\..+|pluggy\.PluginManager|__import__)$/;

/** A kind with more variants than this is something general. */
const MOST_PLUGINS = 100;

/** Plugin: parts that the program does not know are found and taken in while it runs. */
export const PLUGIN: Pattern = {
  id: 'plugin',
  title: 'Plugin',
  family: 'behavioural',
  summary:
    'A program takes in parts that it does not know by name, and works with them through what they have in common.',
  roles: {
    host: 'Finds plugins, keeps them and calls them',
    plugin: 'What the host expects of a plugin',
    'concrete-plugin': 'A part that is taken in',
  },
  *detect(code) {
    for (const owner of code.classes) {
      const subclassing = findSubclassRegister(owner);
      if (subclassing !== undefined) yield subclassing;
      for (const field of owner.fields) {
        const found = findHost(code, owner, field);
        if (found !== undefined) yield found;
      }
    }
    for (const one of code.allFunctions) {
      const found = findLoader(code, one);
      if (found !== undefined) yield found;
    }
  },
};

/** An object that takes plugins in, keeps them, and calls them. */
function findHost(code: CodeModel, owner: ClassInfo, field: FieldInfo): Candidate | undefined {
  if (field.container === undefined) return undefined;
  const uses = findFieldUses(code);
  const [put] = uses.putsInto(field).filter(({ by }) => by.declaration.type !== 'constructor');
  if (put === undefined) return undefined;
  const calls = uses.callsOn(field).filter(({ isElement }) => isElement);
  const family = familyOf(code, field);
  if (family === undefined || isOfFamily(family, owner)) return undefined;
  if (family.variants.length > MOST_PLUGINS) return undefined;
  const { base, variants } = family;
  const lifecycle = [...calls, ...callsOnGiven(code, put.by)];
  const handsItself = lifecycle.some(({ expression }) => expression.args.some(arg => arg.kind === 'self'));
  const [call] = lifecycle;
  if (call === undefined) return undefined;
  const at = (line: number) => ({ module: owner.module, line });
  const called = [
    base,
    ...variants.slice(0, 1),
    { name: field.name, module: owner.module, line: field.line },
  ].find(one => one !== undefined && isPluginName(one.name));
  const name = calledClue([called], WORDS, 0.5);
  return {
    roles: [
      { role: 'host', symbol: owner },
      ...rolesOf('plugin', [base]),
      ...rolesOf(
        'concrete-plugin',
        variants.filter(one => one !== base),
      ),
    ],
    clues: present(
      {
        text: `\`${put.by.name}\` takes one in and keeps it in \`${field.name}\``,
        weight: 0.2,
        at: at(put.line),
      },
      { text: 'those that are kept are called', weight: 0.2, at: at(call.line) },
      base?.isAbstract === true &&
        variants.length > 1 && {
          text: `${variants.length} classes are what the host expects`,
          weight: 0.15,
          at: base,
        },
      handsItself && { text: 'the host hands itself to them', weight: 0.15, at: at(call.line) },
      loadsModules(code, owner) && { text: 'the host loads modules that it finds', weight: 0.5, at: owner },
      name,
      name !== undefined && pathClue(owner, WORDS, 0.2),
    ),
  };
}

/** `CsvPlugin`, `plugins`, `BasePlugin`, `PluginInterface`, but not `PluginTable`. */
function isPluginName(name: string): boolean {
  const words = wordsOf(name).filter(word => !KINDS.has(word));
  return WORDS.has(words.at(-1)?.replace(/s$/, '') ?? '');
}

function callsOnGiven(
  code: CodeModel,
  by: FunctionInfo,
): { expression: Extract<Expression, { kind: 'call' }>; line: number }[] {
  const names = new Set(by.parameters.map(({ name }) => name));
  return code.callsOf(by).filter(({ receiver }) => receiver?.kind === 'name' && names.has(receiver.name));
}

function loadsModules(code: CodeModel, owner: ClassInfo): boolean {
  return owner.methods.some(method => loadingCall(code, method) !== undefined);
}

/** A call that loads a module whose name is known at run time alone. */
function loadingCall(code: CodeModel, one: FunctionInfo): { line: number } | undefined {
  for (const { target, name, expression, line } of code.callsOf(one)) {
    const [first] = expression.args;
    const isOpen = first !== undefined && first.kind !== 'literal';
    if (target?.kind === 'external' && DISCOVERY.test(target.name) && (isOpen || !/import/.test(target.name)))
      return { line };
    if (
      one.language !== 'python' &&
      (name === 'import' || name === 'require') &&
      isOpen &&
      first.kind !== 'template'
    )
      return { line };
  }
  return undefined;
}

/** A function that loads modules and takes classes or functions out of them. */
function findLoader(code: CodeModel, one: FunctionInfo): Candidate | undefined {
  const load = loadingCall(code, one);
  if (load === undefined) return undefined;
  const expressions = listExpressions(one, true);
  const loops = listStatements(one).some(({ kind }) => kind === 'loop');
  const asks = expressions.some(
    expression =>
      expression.kind === 'call' &&
      expression.callee.kind === 'name' &&
      /^(?:issubclass|getattr|isinstance|hasattr|vars|dir)$/.test(expression.callee.name),
  );
  const host: RoleSymbol = one.owner ?? one;
  return {
    roles: [{ role: 'host', symbol: host }],
    clues: present(
      {
        text: `\`${one.name}\` loads modules whose names it learns at run time`,
        weight: 0.35,
        at: { module: one.module, line: load.line },
      },
      loops && { text: 'one after the other, as many as it finds', weight: 0.2, at: one },
      asks && { text: 'and looks in them for what it can use', weight: 0.2, at: one },
      calledClue([host, one], WORDS, 0.5),
      pathClue(one, WORDS, 0.3),
    ),
  };
}

/** A base that notes every class that descends from it: `__init_subclass__`, a metaclass. */
function findSubclassRegister(owner: ClassInfo): Candidate | undefined {
  const hook = owner.methods.find(({ name }) => name === '__init_subclass__');
  if (hook === undefined) return undefined;
  const puts = listExpressions(hook).some(
    one =>
      one.kind === 'call' &&
      one.callee.kind === 'member' &&
      /^(?:append|add|register|setdefault)$/.test(one.callee.name),
  );
  const keyed = listStatements(hook).some(one => one.kind === 'assign' && one.target.kind === 'index');
  if (!puts && !keyed) return undefined;
  return {
    roles: [{ role: 'host', symbol: owner }, ...rolesOf('concrete-plugin', owner.descendants)],
    clues: present(
      { text: 'every class that descends from it is noted', weight: 0.5, at: hook },
      owner.descendants.length > 1 && {
        text: `${owner.descendants.length} classes are`,
        weight: 0.25,
        at: owner.descendants[1]!,
      },
      calledClue([owner, mostNamed(owner.descendants, WORDS)], WORDS, 0.5),
      pathClue(owner, WORDS, 0.3),
    ),
  };
}
