import type { Expression } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import { ownField } from '../code/own-field';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import { classOf } from '../code/type-questions';
import type { Candidate, Pattern, RoleSymbol } from '../pattern';
import { listExpressions } from '../shapes/bodies';
import { commonBase, familyByMethods, passedFor, variantsOf } from '../shapes/families';
import { calledClue, mostNamed, pathClue, present } from '../shapes/naming';
import { rolesOf } from '../shapes/roles';
import { findVisitorForms } from './visitor-forms';

const WORDS = new Set(['visitor', 'visit', 'accept', 'visitable', 'walker', 'traverser']);
const LIBRARY_VISITORS = /^(?:ast|libcst)\.(?:NodeVisitor|NodeTransformer|CSTVisitor|CSTTransformer)$/;

/** Visitor: what is done with a structure stands apart from it, with one method for each kind of element. */
export const VISITOR: Pattern = {
  id: 'visitor',
  title: 'Visitor',
  family: 'behavioural',
  summary:
    'An operation on a structure stands in one object, with a method for each kind of element that it meets.',
  roles: {
    visitor: 'Has a method for each kind of element',
    'concrete-visitor': 'One operation on the structure',
    element: 'What elements have in common: they let visitors in',
    'concrete-element': 'Calls the method of the visitor that is for its kind',
  },
  *detect(code) {
    yield* findDoubleDispatch(code);
    for (const owner of code.classes) {
      const found = findDispatchByName(owner) ?? findLibraryVisitor(owner);
      if (found !== undefined) yield found;
    }
    yield* findSingleDispatch(code);
    yield* findVisitorForms(code, WORDS);
  },
};

interface Accept {
  readonly by: FunctionInfo;
  readonly owner: ClassInfo;
  readonly parameter: string;
  readonly method: string;
  readonly line: number;
}

/** Elements that call a method of what they are handed, with themselves. */
function* findDoubleDispatch(code: CodeModel): Iterable<Candidate> {
  const groups = new Map<string, Accept[]>();
  for (const owner of code.classes)
    for (const by of owner.methods) {
      if (by.parameters.length === 0 || by.body.length === 0) continue;
      const accept = findAccept(owner, by);
      if (accept === undefined) continue;
      const type = classOf(by.parameters.find(({ name }) => name === accept.parameter)?.type);
      const key = `${by.name} ${type?.id ?? folderOf(owner.module)}`;
      const list = groups.get(key);
      if (list === undefined) groups.set(key, [accept]);
      else list.push(accept);
    }
  for (const accepts of groups.values()) {
    const found = describeDispatch(code, accepts);
    if (found !== undefined) yield found;
  }
}

function findAccept(owner: ClassInfo, by: FunctionInfo): Accept | undefined {
  const names = new Set(by.parameters.map(({ name }) => name));
  for (const expression of listExpressions(by)) {
    if (expression.kind !== 'call' || expression.callee.kind !== 'member') continue;
    const { of, name } = expression.callee;
    if (of.kind === 'name' && names.has(of.name) && expression.args.some(arg => arg.kind === 'self'))
      return { by, owner, parameter: of.name, method: name, line: expression.line };
  }
  return undefined;
}

function describeDispatch(code: CodeModel, accepts: readonly Accept[]): Candidate | undefined {
  const [accept] = accepts;
  const { by, parameter } = accept!;
  const methods = [...new Set(accepts.map(one => one.method))];
  const elements = [...new Set(accepts.map(({ owner }) => owner))];
  const type = classOf(by.parameters.find(({ name }) => name === parameter)?.type);
  const passed = passedFor(code, by, parameter).flatMap(one => classOf(one) ?? []);
  const guess = familyByMethods(code, methods, by.module);
  const visitor = type ?? commonBase(passed) ?? guess?.base ?? guess?.variants[0];
  if (visitor === undefined) return undefined;
  // Objects of one kind that take each other in: a tree.
  if (
    elements.some(
      one => one === visitor || one.ancestors.includes(visitor) || visitor.ancestors.includes(one),
    )
  )
    return undefined;
  const visitors = type === undefined && guess !== undefined ? guess.variants : variantsOf(code, visitor);
  const base = commonElement(code, elements, by.name);
  const isOneEach = methods.length > 1 && methods.length === elements.length;
  const hasParameter = visitors.some(one =>
    methods.every(name => (code.findMethod(one, name)?.parameters.length ?? 0) > 0),
  );
  const first: RoleSymbol = elements[0]!;
  return {
    roles: [
      { role: 'visitor', symbol: visitor },
      ...rolesOf(
        'concrete-visitor',
        visitors.filter(one => one !== visitor),
      ),
      ...rolesOf('element', [base]),
      ...rolesOf(
        'concrete-element',
        elements.filter(one => one !== base),
      ),
    ],
    clues: present(
      {
        text: `\`${by.owner?.name}.${by.name}\` calls \`${accept!.method}\` of the visitor with itself`,
        weight: 0.4,
        at: { module: by.module, line: accept!.line },
      },
      elements.length > 1 && {
        text: `${elements.length} kinds of elements do so`,
        weight: isOneEach ? 0.25 : 0.2,
        at: elements[1]!,
      },
      isOneEach && { text: 'each calls a method of its own', weight: 0.45, at: visitor },
      visitors.length > 1 && {
        text: `there are ${visitors.length} visitors`,
        weight: 0.25,
        at: visitors[1]!,
      },
      base !== undefined &&
        visitor.isAbstract && { text: 'both sides know each other by their bases', weight: 0.1, at: base },
      elements.length === 1 && !hasParameter && { text: 'nobody takes the element', weight: -0.3, at: first },
      elements.length === 1 &&
        methods.length === 1 && {
          text: 'only one kind of object does so',
          weight: -0.2,
          at: first,
        },
      accepts.every(one => one.method === one.by.name) && {
        text: 'both methods are called alike: the call is only passed on',
        weight: -0.4,
        at: visitor,
      },
      isSubscription(code, visitors, methods) && {
        text: 'the method only keeps the object',
        weight: -0.6,
        at: visitor,
      },
      calledClue([by, visitor, mostNamed(visitors, WORDS)], WORDS, 0.5),
      pathClue(visitor, WORDS, 0.3),
    ),
  };
}

/** A method that keeps what it is given: `subject.attach(self)`, `parent.add(self)`. */
function isSubscription(
  code: CodeModel,
  visitors: readonly ClassInfo[],
  methods: readonly string[],
): boolean {
  if (methods.length > 1) return false;
  return visitors.every(one => {
    const method = code.findMethod(one, methods[0]!);
    const [statement] = method?.body ?? [];
    if (method?.body.length !== 1) return false;
    if (statement?.kind === 'assign')
      return ownField(statement.target) !== undefined && statement.value?.kind === 'name';
    if (statement?.kind !== 'do' || statement.value.kind !== 'call') return false;
    const { callee } = statement.value;
    return callee.kind === 'member' && /^(?:append|add|push|set|insert)$/.test(callee.name);
  });
}

function commonElement(
  code: CodeModel,
  elements: readonly ClassInfo[],
  accept: string,
): ClassInfo | undefined {
  const base = commonBase(elements);
  return base !== undefined && code.findMethod(base, accept) !== undefined ? base : undefined;
}

/** `getattr(self, "visit_" + type(node).__name__)`, `this['visit' + node.kind](node)`: the method is found by the kind's name. */
function findDispatchByName(owner: ClassInfo): Candidate | undefined {
  for (const by of owner.methods) {
    const expressions = listExpressions(by);
    const lookup = expressions.find(isOwnLookup);
    if (lookup === undefined) continue;
    const kind = expressions.find(
      one =>
        one.kind === 'member' &&
        (one.name === '__name__' || one.name === 'name') &&
        (isClassOfOther(one.of) || one.of.kind === 'name'),
    );
    if (kind === undefined || !expressions.some(isClassOfOther)) continue;
    const others = [owner, ...owner.descendants]
      .flatMap(({ methods }) => methods)
      .filter(one => one !== by && one.parameters.length > 0);
    const line = lookup.kind === 'call' ? lookup.line : by.line;
    return {
      roles: [{ role: 'visitor', symbol: owner }, ...rolesOf('concrete-visitor', owner.descendants)],
      clues: present(
        {
          text: `\`${by.name}\` finds the method for an object by the name of its class`,
          weight: 0.6,
          at: { module: owner.module, line },
        },
        others.length > 1 && {
          text: `there are ${others.length} methods that take one`,
          weight: 0.2,
          at: others[1]!,
        },
        calledClue([owner, by, ...others], WORDS, 0.5),
        pathClue(owner, WORDS, 0.3),
      ),
    };
  }
  return undefined;
}

function isOwnLookup(expression: Expression): boolean {
  if (expression.kind === 'index')
    return expression.of.kind === 'self' && expression.index.kind !== 'literal';
  if (expression.kind !== 'call' || expression.callee.kind !== 'name' || expression.callee.name !== 'getattr')
    return false;
  const [of, name] = expression.args;
  return of?.kind === 'self' && name?.kind !== 'literal';
}

/** `node.__class__`, `type(node)`, `node.constructor`. */
function isClassOfOther(expression: Expression): boolean {
  if (expression.kind === 'member')
    return (
      (expression.name === '__class__' || expression.name === 'constructor') && expression.of.kind !== 'self'
    );
  return (
    expression.kind === 'call' &&
    expression.callee.kind === 'name' &&
    expression.callee.name === 'type' &&
    expression.args[0]?.kind === 'name'
  );
}

function findLibraryVisitor(owner: ClassInfo): Candidate | undefined {
  const base = owner.externalBases.find(one => LIBRARY_VISITORS.test(one));
  if (base === undefined || owner.methods.length === 0) return undefined;
  return {
    roles: [{ role: 'visitor', symbol: owner }],
    clues: present(
      { text: `it is a \`${base}\``, weight: 0.7, at: owner },
      calledClue([owner, ...owner.methods], WORDS, 0.4),
    ),
  };
}

/** Functions that `functools.singledispatch` chooses by the type of what they are handed. */
function* findSingleDispatch(code: CodeModel): Iterable<Candidate> {
  const byGeneric = new Map<FunctionInfo, FunctionInfo[]>();
  for (const one of code.allFunctions) {
    if (one.language !== 'python') continue;
    for (const decorator of one.declaration.decorators ?? []) {
      const callee = decorator.kind === 'call' ? decorator.callee : decorator;
      if (callee.kind !== 'member' || callee.name !== 'register' || callee.of.kind !== 'name') continue;
      const { name } = callee.of;
      const generic =
        one.owner?.methods.find(method => method.name === name && isGeneric(method)) ??
        genericNamed(code, one, name);
      if (generic === undefined) continue;
      const list = byGeneric.get(generic);
      if (list === undefined) byGeneric.set(generic, [one]);
      else list.push(one);
    }
  }
  for (const [generic, registered] of byGeneric)
    yield {
      roles: [
        { role: 'visitor', symbol: generic.owner ?? generic },
        ...rolesOf(
          'concrete-element',
          registered.flatMap(({ parameters }) => classOf(parameters[0]?.type) ?? []),
        ),
      ],
      clues: present(
        {
          text: `which \`${generic.name}\` is called depends on the type of what it is given`,
          weight: 0.45,
          at: generic,
        },
        registered.length > 1 && {
          text: `there are ${registered.length} for different types`,
          weight: 0.35,
          at: registered[1]!,
        },
        calledClue([generic, generic.owner], WORDS, 0.5),
        pathClue(generic, WORDS, 0.3),
      ),
    };
}

function isGeneric({ decorators }: FunctionInfo): boolean {
  return decorators.some(one => /(?:^|\.)singledispatch(?:method)?$/.test(one));
}

function genericNamed(code: CodeModel, from: FunctionInfo, name: string): FunctionInfo | undefined {
  const target = code.targetOf({ kind: 'name', name }, from);
  return target?.kind === 'function' && isGeneric(target.function) ? target.function : undefined;
}

function folderOf(module: string): string {
  return module.slice(0, module.lastIndexOf('/') + 1);
}
