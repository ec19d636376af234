import type { Expression } from '../../model/code';
import type { CodeModel, ModuleInfo, Scope } from '../code/code-model';
import { ownField } from '../code/own-field';
import type { ClassInfo, FieldInfo, FunctionInfo } from '../code/symbols';
import { listReturns } from './bodies';

/** Everything of a class that has a body: methods, accessors, the constructor. */
export function methodsOf(owner: ClassInfo): FunctionInfo[] {
  const all = [...owner.methods, ...owner.accessors];
  return owner.constructedBy === undefined ? all : [owner.constructedBy, ...all];
}

/** The field that `self.name` stands for: the field of that name, or the one that the getter of that name gives. */
export function fieldBehind(code: CodeModel, owner: ClassInfo, name: string): FieldInfo | undefined {
  const getter = findGetter(owner, name);
  if (getter !== undefined) {
    const [returned] = listReturns(getter);
    const inner = returned?.value && ownField(returned.value);
    if (inner !== undefined && inner !== name) {
      const field = code.findField(owner, inner);
      if (field !== undefined) return field;
    }
  }
  return code.findField(owner, name);
}

function findGetter(owner: ClassInfo, name: string): FunctionInfo | undefined {
  const ofOne = ({ accessors }: ClassInfo) =>
    accessors.find(one => one.name === name && one.declaration.type === 'getter');
  let found = ofOne(owner);
  for (let i = 0; found === undefined && i < owner.ancestors.length; i++) found = ofOne(owner.ancestors[i]!);
  return found;
}

/** Methods that people may call: public, and no special ones of the language. */
export function openMethods(owner: ClassInfo): FunctionInfo[] {
  return owner.methods.filter(({ isPublic, name }) => isPublic && !/^__\w+__$/.test(name));
}

const modules = new WeakMap<CodeModel, Map<string, ModuleInfo>>();

/** The scope of a call: the function round it, or its module. */
export function scopeOf(
  code: CodeModel,
  { from, module }: { readonly from?: FunctionInfo | undefined; readonly module: string },
): Scope {
  if (from !== undefined) return from;
  let byId = modules.get(code);
  if (byId === undefined) {
    byId = new Map(code.modules.map(one => [one.id, one]));
    modules.set(code, byId);
  }
  return byId.get(module)!;
}

/** What a call passes for the parameter at this place and of this name. */
export function argumentAt(
  { args }: Extract<Expression, { kind: 'call' }>,
  place: number,
  name: string,
): Expression | undefined {
  const named = args.find(arg => arg.kind === 'keyword' && arg.name === name);
  if (named?.kind === 'keyword') return named.value;
  const found = args[place];
  return found === undefined || found.kind === 'keyword' || found.kind === 'spread' ? undefined : found;
}
