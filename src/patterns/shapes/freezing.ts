import type { Expression } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import { CALLS } from '../code/flat-body';
import type { ClassInfo } from '../code/symbols';
import { walkBody } from '../code/walk';
import { dataShapeOf } from './data-shape';

/** Why objects of a class never change. */
export interface Freezing {
  readonly text: string;
  readonly line: number;
  readonly module: string;
  /** The language or a library sees to it, or the code says so; else nothing happens to change it. */
  readonly isSaid: boolean;
}

/** Why objects of this class never change; `undefined` where they may. */
export function findFreezing(one: ClassInfo, code: CodeModel): Freezing | undefined {
  for (const at of [one, ...one.ancestors]) {
    const said = findSaid(at);
    if (said !== undefined) return said;
  }
  return findKept(one, code);
}

/** Decorators that make a class of its fields, and whether equality is by these. */
const DATA_DECORATOR = /(?:^|\.)(?:dataclass|attrs|define|frozen|attr\.s|attributes|s|mutable)$/;

/** The words by which a class is told to be made of its fields: `@dataclass(…)`, `@attr.s(…)`, `@define`. */
export function dataDecorator(
  one: ClassInfo,
): { readonly flags: ReadonlySet<string>; readonly name: string } | undefined {
  for (const [place, name] of one.decorators.entries()) {
    if (!DATA_DECORATOR.test(name)) continue;
    const expression = one.declaration.decorators?.[place];
    const flags = new Set<string>();
    if (expression?.kind === 'call')
      for (const arg of expression.args)
        if (arg.kind === 'keyword' && arg.name !== undefined && isTrue(arg.value)) flags.add(arg.name);
    return { flags, name };
  }
  return undefined;
}

function findSaid(one: ClassInfo): Freezing | undefined {
  const say = (text: string, line = one.line): Freezing => ({ text, line, module: one.module, isSaid: true });
  const data = dataDecorator(one);
  if (data?.flags.has('frozen') || data?.name.endsWith('.frozen') || data?.name === 'frozen')
    return say('is frozen');
  if (one.externalBases.some(base => /(?:^|\.)NamedTuple$/.test(base))) return say('is a named tuple');
  if (one.declaration.keywords?.some(({ name, value }) => name === 'frozen' && isTrue(value)))
    return say('is frozen');
  const config = one.fields.find(({ name }) => name === 'model_config')?.values[0]?.value;
  if (config !== undefined && saysFrozen(config)) return say('is frozen');
  for (const inner of one.declaration.body ?? [])
    if (inner.kind === 'class' && inner.name === 'Config')
      for (const { name, value } of inner.fields)
        if (
          value?.kind === 'literal' &&
          ((name === 'frozen' && isTrue(value)) || (name === 'allow_mutation' && value.text === 'false'))
        )
          return say('is frozen', inner.line);
  const setter = one.methods.find(({ name }) => name === '__setattr__');
  if (setter?.body.some(({ kind }) => kind === 'raise')) return say('lets no field be set', setter.line);
  const freezes = one.constructedBy && findFreeze(one.constructedBy.body);
  return freezes === undefined ? undefined : say('freezes itself', freezes);
}

function saysFrozen(config: Expression): boolean {
  if (config.kind === 'call')
    return config.args.some(arg => arg.kind === 'keyword' && arg.name === 'frozen' && isTrue(arg.value));
  return (
    config.kind === 'dict' &&
    config.entries.some(({ key, value }) => key?.kind === 'literal' && key.text === 'frozen' && isTrue(value))
  );
}

function isTrue(value: Expression): boolean {
  return value.kind === 'literal' && value.text?.toLowerCase() === 'true';
}

/** `Object.freeze(this)` and the like. */
function findFreeze(body: Parameters<typeof walkBody>[0]): number | undefined {
  let line: number | undefined;
  walkBody(body, {
    kinds: CALLS,
    expression(expression) {
      if (expression.kind !== 'call' || expression.callee.kind !== 'member') return undefined;
      if (expression.callee.name === 'freeze' && expression.args.some(arg => holdsSelf(arg)))
        line ??= expression.line;
      return undefined;
    },
  });
  return line;
}

function holdsSelf(arg: Expression): boolean {
  return arg.kind === 'self' || (arg.kind === 'name' && arg.name === 'props');
}

/** Fields are read-only, or hidden and set by the constructor alone. */
function findKept(one: ClassInfo, code: CodeModel): Freezing | undefined {
  const { fields, changes } = dataShapeOf(one, code);
  if (fields.length === 0 || changes.length > 0) return undefined;
  if (one.accessors.some(({ declaration }) => declaration.type === 'setter')) return undefined;
  const isKept = fields.every(({ isReadonly, visibility }) => isReadonly || visibility !== undefined);
  if (!isKept) return undefined;
  const isSaid = fields.every(({ isReadonly }) => isReadonly);
  return {
    text: isSaid ? 'all its fields are read-only' : 'nothing changes its fields once it is made',
    ...{ line: one.line, module: one.module, isSaid },
  };
}
