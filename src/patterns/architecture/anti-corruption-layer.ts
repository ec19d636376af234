import type { Expression } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import { walkExpression } from '../code/walk';
import type { Candidate, Clue, FoundPatterns, Pattern } from '../pattern';
import { isEntryPoint } from '../shapes/entry-points';
import { DOMAIN_PATTERNS, isDomainObject, isStorageRole } from '../shapes/found-domain';
import { nameClue, type Place, structureClue } from '../shapes/make-clue';
import { findTechnology } from '../shapes/technology';
import { hasWord } from '../shapes/words';

/** Anti-corruption layer. */
export const ANTI_CORRUPTION_LAYER: Pattern = {
  id: 'anti-corruption-layer',
  title: 'Anti-corruption layer',
  family: 'architecture',
  summary:
    'Translates what another system says into the terms of the own domain, so that its model stays outside.',
  roles: {
    translator: 'the class that talks to the other system and translates',
    model: 'a class of the own domain that it makes',
    port: 'the abstraction that it fills in',
  },
  after: [...DOMAIN_PATTERNS, 'port', 'adapter'],
  *detect(code, found) {
    for (const one of code.classes) {
      const candidate = describe(one, code, found);
      if (candidate !== undefined) yield candidate;
    }
  },
};

const WORDS = new Set([
  'translator',
  'anticorruption',
  'corruption',
  'acl',
  'gateway',
  'client',
  'adapter',
  'connector',
  'mapper',
]);

function describe(one: ClassInfo, code: CodeModel, found: FoundPatterns): Candidate | undefined {
  if (
    one.kind !== 'class' ||
    isStorageRole(one, found) ||
    one.ancestors.some(base => isStorageRole(base, found)) ||
    isEntryPoint(one)
  )
    return undefined;
  const outside = findTechnology(one, code);
  if (outside === undefined || (outside.kind !== 'network' && outside.kind !== 'service')) return undefined;
  const translated = one.methods
    .map(method => findTranslation(method, code))
    .find(made => made !== undefined);
  if (translated === undefined) return undefined;
  const port = [...one.ancestors, ...one.fits].find(base => found.has('port', base));
  const { model } = translated;
  const clues: Clue[] = [
    structureClue(`talks to another system by \`${outside.name}\``, 0.3, outside),
    structureClue(`makes \`${model.name}\` out of what it says`, 0.35, translated),
  ];
  if (isDomainObject(model, found))
    clues.push(structureClue(`\`${model.name}\` is of the own domain`, 0.3, model));
  if (port !== undefined) clues.push(structureClue(`fills in the port \`${port.name}\``, 0.3, one));
  if (hasWord(one.name, WORDS)) clues.push(nameClue(`is called \`${one.name}\``, 0.35, one));
  return {
    roles: [
      { role: 'translator', symbol: one },
      { role: 'model', symbol: model },
      ...(port === undefined ? [] : [{ role: 'port', symbol: port }]),
    ],
    clues,
  };
}

/** Where a method makes an object of another file's class out of parts of something that has no type of the workspace. */
function findTranslation(
  method: FunctionInfo,
  code: CodeModel,
): (Place & { readonly model: ClassInfo }) | undefined {
  for (const { target, expression, line } of code.callsOf(method)) {
    const model =
      target?.kind === 'class'
        ? target.class
        : target?.kind === 'function' && target.function.declaration.static
          ? target.function.owner
          : undefined;
    if (
      model === undefined ||
      model.module === method.module ||
      /(?:Error|Exception)$/.test(model.name) ||
      model.externalBases.some(base => /Error|Exception/.test(base))
    )
      continue;
    const parts = expression.args.filter(arg => isForeignPart(arg, method, code)).length;
    const isObject = expression.args.length === 1 && expression.args[0]!.kind === 'dict';
    if (parts > 1 || (isObject && parts > 0)) return { module: method.module, line, model };
  }
  return undefined;
}

/** `answer["id"]`, `answer.id` and what is made of it, where `answer` is a variable without a type of the workspace. */
function isForeignPart(arg: Expression, method: FunctionInfo, code: CodeModel): boolean {
  let isForeign = false;
  walkExpression(arg, {
    expression(expression) {
      if (isForeign) return false;
      if (expression.kind !== 'index' && expression.kind !== 'member') return undefined;
      let root: Expression = expression;
      while (root.kind === 'index' || root.kind === 'member' || root.kind === 'call')
        root = root.kind === 'call' ? root.callee : root.of;
      if (
        root.kind !== 'name' ||
        method.parameters.some(({ name }) => name === (root as { name: string }).name)
      )
        return undefined;
      const target = code.targetOf(root, method);
      isForeign = target === undefined && code.typeOf(root, method)?.class === undefined;
      return undefined;
    },
  });
  return isForeign;
}
