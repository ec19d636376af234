import type { CodeModel } from '../code/code-model';
import { ownField } from '../code/own-field';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import type { Candidate, Pattern } from '../pattern';
import { listExpressions, listReturns } from '../shapes/bodies';
import { calledClue, pathClue, present } from '../shapes/naming';
import { classesReturned } from '../shapes/replaceable';
import { rolesOf } from '../shapes/roles';

const WORDS = new Set(['template', 'hook', 'step', 'skeleton', 'workflow']);

/** Template method: the order of the steps is fixed, what some of them do is left to subclasses. */
export const TEMPLATE_METHOD: Pattern = {
  id: 'template-method',
  title: 'Template method',
  family: 'behavioural',
  summary: 'A method of a base class fixes the order of steps, and subclasses fill in what some of them do.',
  roles: {
    'abstract-class': 'Has the template method',
    'template-method': 'Calls the steps in their order',
    'concrete-class': 'Fills in steps',
  },
  *detect(code) {
    for (const owner of code.classes) {
      if (owner.kind !== 'class' || owner.descendants.length === 0) continue;
      let best: { candidate: Candidate; steps: number } | undefined;
      for (const method of [...owner.methods, ...arrowMethods(owner)]) {
        const found = describeTemplate(code, owner, method);
        if (found !== undefined && (best === undefined || found.steps > best.steps)) best = found;
      }
      if (best !== undefined) yield best.candidate;
    }
  },
};

/** What a template method is, be it a method or a function that a field holds. */
type Template = Pick<FunctionInfo, 'name' | 'module' | 'line' | 'body' | 'isAbstract'> & {
  readonly calls?: readonly OwnCall[];
};

interface OwnCall {
  readonly name: string;
  readonly line: number;
}

/** Functions that fields hold, with `this` as in methods: `readonly run = async () => {…}`. */
function arrowMethods(owner: ClassInfo): Template[] {
  if (owner.language !== 'typescript') return [];
  return owner.declaration.fields.flatMap(({ name, line, value, static: isStatic }) => {
    if (value?.kind !== 'function' || value.body === undefined || isStatic) return [];
    const body = value.body;
    const calls = listExpressions({ body }).flatMap(one =>
      one.kind === 'call' && one.callee.kind === 'member' && one.callee.of.kind === 'self'
        ? [{ name: one.callee.name, line: one.line }]
        : [],
    );
    return [{ name, module: owner.module, line, body, isAbstract: false, calls }];
  });
}

function ownCalls(code: CodeModel, method: Template | FunctionInfo): readonly OwnCall[] {
  if ('calls' in method) return method.calls ?? [];
  return code
    .callsOf(method as FunctionInfo)
    .flatMap(({ receiver, name, line }) =>
      name !== undefined && (receiver?.kind === 'self' || receiver?.kind === 'own-class')
        ? [{ name, line }]
        : [],
    );
}

function describeTemplate(
  code: CodeModel,
  owner: ClassInfo,
  method: FunctionInfo | Template,
): { candidate: Candidate; steps: number } | undefined {
  // What a language calls by itself is no order of steps.
  if (method.isAbstract || method.body.length === 0 || /^(?:__a?(?:enter|exit)__|\[)/.test(method.name))
    return undefined;
  const steps = new Map<string, { line: number; step: FunctionInfo }>();
  for (const { name, line } of ownCalls(code, method)) {
    if (name === method.name || steps.has(name)) continue;
    const step = code.findMethod(owner, name) ?? onlyBelow(owner, name);
    if (step !== undefined && step.declaration.type === 'method') steps.set(name, { line, step });
  }
  if (steps.size === 0) return undefined;
  const subclasses = owner.descendants.filter(one => one.kind === 'class');
  const filledBy = (name: string) => subclasses.filter(one => one.methods.some(other => other.name === name));
  const open = [...steps.values()].filter(
    ({ step }) => isOpen(owner, step) && filledBy(step.name).length > 0,
  );
  // A step that only gives an object is a factory method.
  const working = open.filter(({ step }) => !isFactoryStep(code, step, filledBy(step.name)));
  const isDemanded = ({ step }: { readonly step: FunctionInfo }) => step.isAbstract || isBelow(owner, step);
  const abstract = working.filter(isDemanded);
  const hooks = working.filter(one => !isDemanded(one));
  const filling = new Set(working.flatMap(({ step }) => filledBy(step.name)));
  if (working.length === 0) return undefined;
  const asked = askedFor(owner, method, subclasses);
  const overriding = subclasses.filter(one => one.methods.some(other => other.name === method.name));
  const [first] = abstract.length > 0 ? abstract : hooks;
  const kept = [...steps.values()].filter(({ step }) => !isOpen(owner, step) && step.body.length > 0);
  return {
    steps: abstract.length * 2 + hooks.length + kept.length / 10,
    candidate: {
      roles: [
        { role: 'abstract-class', symbol: owner },
        { role: 'template-method', symbol: method },
        ...rolesOf('concrete-class', filling),
      ],
      clues: present(
        {
          text: `\`${method.name}\` calls \`${first!.step.name}\`, which is left to subclasses`,
          weight: abstract.length > 0 ? 0.45 : 0.3,
          at: { module: method.module, line: first!.line },
        },
        working.length > 1 && {
          text: `it calls ${working.length} such steps`,
          weight: abstract.length > 1 ? 0.37 : 0.2,
          at: method,
        },
        kept.length > 0 && {
          text: `and \`${kept[0]!.step.name}\`, which is the same for all`,
          weight: 0.15,
          at: { module: method.module, line: kept[0]!.line },
        },
        asked && {
          text: `it asks for \`${asked.name}\`, which subclasses answer`,
          weight: abstract.length > 0 ? 0.15 : 0.25,
          at: asked,
        },
        filling.size > 1 && {
          text: `${filling.size} subclasses fill steps in`,
          weight: 0.25,
          at: [...filling][1]!,
        },
        overriding.length > 0
          ? { text: `\`${overriding[0]!.name}\` replaces the whole method`, weight: -0.3, at: overriding[0]! }
          : { text: 'no subclass replaces the method itself', weight: 0.1, at: method },
        calledClue([method, owner], WORDS, 0.35),
        pathClue(owner, WORDS, 0.25),
      ),
    },
  };
}

/** A property that the base leaves open, the method reads, and subclasses fill in. */
function askedFor(
  owner: ClassInfo,
  { body }: Pick<FunctionInfo, 'body'>,
  subclasses: readonly ClassInfo[],
): FunctionInfo | undefined {
  const open = owner.accessors.filter(
    one =>
      one.declaration.type === 'getter' &&
      (one.isAbstract || one.body.length === 0) &&
      subclasses.some(({ accessors }) => accessors.some(({ name }) => name === one.name)),
  );
  if (open.length === 0) return undefined;
  const read = new Set(listExpressions({ body }).map(ownField));
  return open.find(({ name }) => read.has(name));
}

/** A method that a base calls but only its heirs have: it is demanded without being declared. */
function onlyBelow(owner: ClassInfo, name: string): FunctionInfo | undefined {
  const heirs = owner.children.flatMap(one => one.methods.filter(method => method.name === name));
  const isField = [owner, ...owner.ancestors].some(({ fields }) => fields.some(field => field.name === name));
  return heirs.length > 1 && !isField ? heirs[0] : undefined;
}

function isBelow(owner: ClassInfo, step: FunctionInfo): boolean {
  return step.owner?.ancestors.includes(owner) ?? false;
}

/** A step that subclasses have to fill in, or may: abstract, or without anything in it. */
function isOpen(owner: ClassInfo, step: FunctionInfo): boolean {
  if (step.isAbstract || step.body.length === 0 || isBelow(owner, step)) return true;
  const [only] = step.body;
  return (
    step.body.length === 1 &&
    only?.kind === 'return' &&
    (only.value === undefined || only.value.kind === 'literal')
  );
}

/** Every filling of the step returns a new object. */
function isFactoryStep(code: CodeModel, step: FunctionInfo, filledBy: readonly ClassInfo[]): boolean {
  const fillings = filledBy.flatMap(one => one.methods.filter(({ name }) => name === step.name));
  return fillings.every(
    one => listReturns(one).length > 0 && classesReturned(code, one).length === listReturns(one).length,
  );
}
