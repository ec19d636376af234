import type { Expression, Statement } from '../../model/code';
import type { Scope, Target } from './code-model';
import type { ModuleDraft } from './collect';
import { plainType } from './drafts';
import { kindsOf } from './flat-body';
import { type Names, targetFor } from './scope';
import type { ClassInfo, FieldInfo, FunctionInfo, TypeInfo } from './symbols';
import { bareType, classOf, elementType } from './type-questions';
import { walkBody } from './walk';

/** What is heard of here. */
const HEARD = kindsOf('comprehension', 'assignment', 'function');

/** What expressions lead to and what types they have. */
export interface Inference {
  targetOf(expression: Expression, scope: Scope): Target | undefined;
  typeOf(expression: Expression, scope: Scope): TypeInfo | undefined;
  findField(owner: ClassInfo, name: string): FieldInfo | undefined;
  findMember(owner: ClassInfo, name: string): FunctionInfo | undefined;
}

/** Methods of containers that give one of the elements. */
const PICKS = new Set(['get', 'pop', 'shift', 'at', 'popleft', 'find', 'popitem']);

/** How far types are followed from one expression to the next. */
const DEEPEST = 10;

/** How a local variable comes by its value. */
interface Local {
  readonly type?: TypeInfo;
  readonly value?: Expression;
  /** It is each element of the value, or what `with` makes of it. */
  readonly by: 'value' | 'element' | 'with';
}

/** Works types out over these modules; fields may still be on their way when it is first asked. */
export function createInference(moduleOf: (id: string) => ModuleDraft | undefined, names: Names): Inference {
  const locals = new Map<FunctionInfo, Map<string, Local>>();
  const open = new Set<Expression>();
  let depth = 0;

  function draftOf(scope: Scope): ModuleDraft {
    return moduleOf('body' in scope && 'declaration' in scope ? scope.module : (scope as { id: string }).id)!;
  }

  function functionOf(scope: Scope): FunctionInfo | undefined {
    return 'declaration' in scope ? scope : undefined;
  }

  function ownerOf(scope: Scope): ClassInfo | undefined {
    if ('owner' in scope && scope.owner !== undefined) return scope.owner;
    const draft = draftOf(scope);
    for (let at = functionOf(scope); at !== undefined; at = draft.outerOf.get(at))
      if (at.owner !== undefined) return at.owner;
    return undefined;
  }

  function localsOf(inside: FunctionInfo): Map<string, Local> {
    const known = locals.get(inside);
    if (known !== undefined) return known;
    const found = new Map<string, Local>();
    locals.set(inside, found);
    for (const { name, type, declaration } of inside.parameters)
      found.set(name, {
        by: 'value',
        ...(type !== undefined && { type }),
        ...(type === undefined && declaration.value !== undefined && { value: declaration.value }),
      });
    const draft = moduleOf(inside.module)!;
    walkBody(inside.body, {
      statement(statement) {
        noteLocal(statement, inside, draft, found);
        return undefined;
      },
      kinds: HEARD,
      expression(expression) {
        if (expression.kind === 'comprehension')
          bind(expression.target, { by: 'element', value: expression.over }, found);
        else if (expression.kind === 'assignment')
          bind(expression.target, { by: 'value', value: expression.value }, found);
        else if (expression.kind === 'function')
          for (const { name, declared } of expression.parameters)
            if (!found.has(name))
              found.set(name, {
                by: 'value',
                ...(declared !== undefined && {
                  type: names.typeOf(declared, { module: draft, function: inside }),
                }),
              });
        return undefined;
      },
    });
    return found;
  }

  function noteLocal(
    statement: Statement,
    inside: FunctionInfo,
    draft: ModuleDraft,
    found: Map<string, Local>,
  ): void {
    if (statement.kind === 'assign') {
      const { target, value, declared } = statement;
      bind(
        target,
        {
          by: 'value',
          ...(declared !== undefined && {
            type: names.typeOf(declared, { module: draft, function: inside }),
          }),
          ...(value !== undefined && { value }),
        },
        found,
      );
    } else if (
      statement.kind === 'loop' &&
      statement.type === 'for-each' &&
      statement.target &&
      statement.over
    )
      bind(statement.target, { by: 'element', value: statement.over }, found);
    else if (statement.kind === 'with')
      for (const { name, value } of statement.items)
        if (name !== undefined) bind({ kind: 'name', name }, { by: 'with', value }, found);
  }

  function bind(target: Expression, local: Local, found: Map<string, Local>): void {
    if (target.kind !== 'name') return;
    const known = found.get(target.name);
    // The first assignment that says something.
    if (
      known === undefined ||
      (known.type === undefined && (known.value === undefined || isNull(known.value)))
    )
      found.set(target.name, local);
  }

  function findLocal(
    name: string,
    scope: Scope,
  ): { local?: Local; symbol?: ClassInfo | FunctionInfo; at: FunctionInfo } | undefined {
    const draft = draftOf(scope);
    for (let at = functionOf(scope); at !== undefined; at = draft.outerOf.get(at)) {
      const symbol = draft.innerOf.get(at)?.get(name);
      if (symbol !== undefined) return { symbol, at };
      const local = localsOf(at).get(name);
      if (local !== undefined) return { local, at };
    }
    return undefined;
  }

  function targetOf(expression: Expression, scope: Scope): Target | undefined {
    switch (expression.kind) {
      case 'name': {
        const local = findLocal(expression.name, scope);
        if (local?.symbol !== undefined) return targetFor(local.symbol);
        if (local !== undefined) return undefined;
        return names.atTop(draftOf(scope), expression.name) ?? { kind: 'external', name: expression.name };
      }
      case 'own-class': {
        const owner = ownerOf(scope);
        return owner && { kind: 'class', class: owner };
      }
      case 'member':
        return memberTarget(expression.of, expression.name, scope);
      default:
        return undefined;
    }
  }

  function memberTarget(of: Expression, name: string, scope: Scope): Target | undefined {
    if (of.kind === 'super' || (of.kind === 'call' && of.callee.kind === 'super')) {
      const owner = ownerOf(scope);
      for (const base of owner?.ancestors ?? []) {
        const method = ownMember(base, name);
        if (method !== undefined) return { kind: 'function', function: method };
      }
      return undefined;
    }
    if (of.kind === 'name' || of.kind === 'member' || of.kind === 'own-class') {
      const outer = targetOf(of, scope);
      if (outer?.kind === 'module' || outer?.kind === 'external')
        return names.inside(outer, name, draftOf(scope));
      if (outer?.kind === 'class')
        return memberOf(outer.class, name) ?? names.inside(outer, name, draftOf(scope));
    }
    const type = bareType(typeOf(of, scope));
    if (type?.class !== undefined) return memberOf(type.class, name);
    return type?.external === undefined ? undefined : { kind: 'external', name: `${type.external}.${name}` };
  }

  function memberOf(owner: ClassInfo, name: string): Target | undefined {
    const method = findMember(owner, name);
    if (method !== undefined) return { kind: 'function', function: method };
    const field = findField(owner, name);
    return field && { kind: 'field', field };
  }

  function typeOf(expression: Expression, scope: Scope): TypeInfo | undefined {
    if (depth > DEEPEST) return undefined;
    // Nothing is asked on the way, so nothing can come back to it.
    if (expression.kind === 'self' || expression.kind === 'literal') return inferType(expression, scope);
    if (open.has(expression)) return undefined;
    depth++;
    open.add(expression);
    try {
      return inferType(expression, scope);
    } finally {
      open.delete(expression);
      depth--;
    }
  }

  function inferType(expression: Expression, scope: Scope): TypeInfo | undefined {
    switch (expression.kind) {
      case 'self': {
        const owner = ownerOf(scope);
        return owner && { name: owner.name, class: owner, args: [] };
      }
      case 'name': {
        const found = findLocal(expression.name, scope);
        if (found?.local !== undefined) return localType(found.local, found.at);
        return found === undefined ? valueType(targetOf(expression, scope), scope) : undefined;
      }
      case 'member':
        return valueType(targetOf(expression, scope), scope);
      case 'call':
        return callType(expression, scope);
      case 'await':
        return awaited(typeOf(expression.of, scope));
      case 'index':
        return elementType(typeOf(expression.of, scope));
      case 'conditional':
        return typeOf(expression.then, scope) ?? typeOf(expression.otherwise, scope);
      case 'binary':
        if (expression.operator === 'or' || expression.operator === '??' || expression.operator === 'and') {
          const left = typeOf(expression.left, scope);
          const isTelling = classOf(left) !== undefined || elementType(left) !== undefined;
          return isTelling ? left : (typeOf(expression.right, scope) ?? left);
        }
        return undefined;
      case 'assignment':
        return typeOf(expression.value, scope);
      case 'literal':
        return expression.type === 'null' ? undefined : plainType(expression.type);
      case 'template':
        return plainType('string');
      case 'list':
        return plainType(expression.type, elementsOf(expression.items, scope));
      case 'dict': {
        const values = elementsOf(
          expression.entries.map(({ value }) => value),
          scope,
        );
        return plainType('dict', values.length === 0 ? [] : [plainType('string'), ...values]);
      }
      case 'comprehension': {
        const kind = expression.type === 'generator' ? 'Iterable' : expression.type;
        const element = typeOf(expression.element, scope);
        return plainType(
          kind,
          element === undefined ? [] : kind === 'dict' ? [plainType('string'), element] : [element],
        );
      }
      case 'function':
        return { name: '=>', args: [] };
      default:
        return undefined;
    }
  }

  function elementsOf(items: readonly Expression[], scope: Scope): TypeInfo[] {
    const first = items.find(item => item.kind !== 'spread');
    const type = first && typeOf(first, scope);
    return type === undefined ? [] : [type];
  }

  function localType({ type, value, by }: Local, at: FunctionInfo): TypeInfo | undefined {
    if (type !== undefined) return type;
    const found = value && typeOf(value, at);
    if (by === 'element') return elementType(found);
    if (by === 'with') {
      const entered = classOf(found);
      const result = entered && findMember(entered, '__enter__')?.returns;
      return classOf(result) === undefined ? found : result;
    }
    return found;
  }

  function valueType(target: Target | undefined, scope: Scope): TypeInfo | undefined {
    switch (target?.kind) {
      case 'field':
        return target.field.type;
      case 'function': {
        const { type } = target.function.declaration;
        return type === 'getter' ? target.function.returns : { name: '=>', args: [] };
      }
      case 'variable': {
        const { variable } = target;
        if (variable.type !== undefined) return variable.type;
        const module = moduleOf(variable.module)!;
        return variable.value && typeOf(variable.value, module.info);
      }
      case 'class':
        return { name: 'type', args: [{ name: target.class.name, class: target.class, args: [] }] };
      case 'external':
        return undefined;
      default:
        return scope && undefined;
    }
  }

  function callType(
    { callee, typeArguments }: Extract<Expression, { kind: 'call' }>,
    scope: Scope,
  ): TypeInfo | undefined {
    if (callee.kind === 'member' && PICKS.has(callee.name)) {
      const element = elementType(typeOf(callee.of, scope));
      if (element !== undefined) return element;
    }
    const target = targetOf(callee, scope);
    switch (target?.kind) {
      case 'class': {
        const args = typeArguments?.map(arg =>
          names.typeOf(arg, { module: draftOf(scope), function: functionOf(scope) }),
        );
        return { name: target.class.name, class: target.class, args: args ?? [] };
      }
      case 'function':
        return resultOf(target.function);
      case 'external': {
        const name = target.name.slice(target.name.lastIndexOf('.') + 1);
        const args = typeArguments?.map(arg =>
          names.typeOf(arg, { module: draftOf(scope), function: functionOf(scope) }),
        );
        return { name, external: target.name, args: args ?? [] };
      }
      case 'field': {
        // A field that holds a function, or a class: `self.uow_class()`.
        const type = bareType(target.field.type);
        if (type?.name === '=>') return type.args.at(-1);
        return type?.name === 'type' || type?.name === 'Type' ? type.args[0] : undefined;
      }
      default: {
        const type = bareType(typeOf(callee, scope));
        if (type?.name === '=>') return type.args.at(-1);
        return type?.name === 'type' || type?.name === 'Type' ? type.args[0] : undefined;
      }
    }
  }

  /** What calling a function gives: as it says, or as its first `return` shows. */
  function resultOf(called: FunctionInfo): TypeInfo | undefined {
    if (called.returns !== undefined) {
      const isSelf = called.returns.name === 'Self' || called.returns.name === 'this';
      return isSelf && called.owner
        ? { name: called.owner.name, class: called.owner, args: [] }
        : called.returns;
    }
    if (depth > DEEPEST / 2) return undefined;
    let found: TypeInfo | undefined;
    walkBody(called.body, {
      statement(statement) {
        if (statement.kind === 'return' && statement.value !== undefined)
          found ??= typeOf(statement.value, called);
        return found === undefined;
      },
      expression: () => false,
      nested: () => false,
    });
    return found;
  }

  const members = new Map<ClassInfo, Map<string, FunctionInfo | undefined>>();
  const fields = new Map<ClassInfo, Map<string, FieldInfo | undefined>>();

  function findMember(owner: ClassInfo, name: string): FunctionInfo | undefined {
    return remember(members, owner, name, () => {
      let found = ownMember(owner, name);
      for (let i = 0; found === undefined && i < owner.ancestors.length; i++)
        found = ownMember(owner.ancestors[i]!, name);
      return found;
    });
  }

  function findField(owner: ClassInfo, name: string): FieldInfo | undefined {
    return remember(fields, owner, name, () => {
      for (const one of [owner, ...owner.ancestors]) {
        const found = one.fields.find(field => field.name === name);
        if (found !== undefined) return found;
      }
      return undefined;
    });
  }

  return { targetOf, typeOf, findField, findMember };
}

/** What was found of a class by a name; calls ask for the same again and again. */
function remember<T>(
  known: Map<ClassInfo, Map<string, T>>,
  owner: ClassInfo,
  name: string,
  find: () => T,
): T {
  let ofOwner = known.get(owner);
  if (ofOwner === undefined) {
    ofOwner = new Map();
    known.set(owner, ofOwner);
  }
  if (ofOwner.has(name)) return ofOwner.get(name)!;
  const found = find();
  ofOwner.set(name, found);
  return found;
}

function ownMember(owner: ClassInfo, name: string): FunctionInfo | undefined {
  return (
    owner.methods.find(method => method.name === name) ?? owner.accessors.find(method => method.name === name)
  );
}

function isNull(value: Expression): boolean {
  return value.kind === 'literal' && value.type === 'null';
}

function awaited(type: TypeInfo | undefined): TypeInfo | undefined {
  return bareType(type) ?? type;
}
