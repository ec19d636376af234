import type { CodeModel } from '../code/code-model';
import type { ClassInfo } from '../code/symbols';
import { classesIn } from '../code/type-questions';
import type { CandidateRole, Clue, FoundPatterns, Pattern } from '../pattern';
import { dataShapeOf, isRecord } from '../shapes/data-shape';
import { ormBase } from '../shapes/domain-signs';
import { nameClue, structureClue } from '../shapes/make-clue';
import { chiefsOf } from '../shapes/surely';
import { wordsOf } from '../shapes/words';

/** Marks by which libraries turn fields into what travels, and check it. */
const FIELD_MARKS =
  /(?:^|\.)(?:ApiProperty\w*|ApiResponseProperty|Is[A-Z]\w*|Expose|Exclude|Transform|Type|ValidateNested|Min|Max|MinLength|MaxLength|Length|Matches|JsonProperty|Field|Allow)$/;
const BASES = /(?:^|\.)(?:BaseModel|TypedDict|Struct|Schema|SerializerModel|RootModel|GenericModel)$/;
const ROUTE =
  /(?:^|\.)(?:Get|Post|Put|Patch|Delete|Query|Mutation|MessagePattern|get|post|put|patch|delete|route)$/;
const GIVEN = /^(?:Body|Query|Param|Args|Payload|Depends)$/;
const ENDS = new Set([
  'dto',
  'request',
  'response',
  'payload',
  'input',
  'output',
  'viewmodel',
  'readmodel',
  'vm',
  'schema',
  'dtos',
  'presenter',
  'resource',
]);
const FOLDERS =
  /(?:^|[/_.-])(?:dtos?|schemas?|requests?|responses?|contracts?|payloads?|view_?models?|read_?models?)(?:[/_.-]|$)/i;
const OTHERS = ['entity', 'value-object', 'domain-event', 'command', 'query', 'aggregate', 'repository'];

/** Data transfer object. */
export const DTO: Pattern = {
  id: 'dto',
  title: 'Data transfer object',
  family: 'architecture',
  summary: 'Values put together to cross a border: of a process, a network, a layer.',
  roles: {
    dto: 'what carries the values',
    source: 'what it is made of',
    endpoint: 'what takes or gives it at the border',
  },
  after: OTHERS,
  *detect(code, found) {
    const others = chiefsOf(OTHERS, found);
    for (const one of code.classes) {
      if (others.has(one) || one.kind === 'enum' || one.kind === 'protocol') continue;
      const isType = one.kind === 'interface' || one.kind === 'type';
      if (
        isType
          ? one.methods.length > 0 || one.fields.length === 0
          : !isRecord(one, code) || dataShapeOf(one, code).fields.length === 0
      )
        continue;
      const candidate = describe(one, isType, code, found);
      if (candidate.clues.length > 1) yield candidate;
    }
  },
};

function describe(
  one: ClassInfo,
  isType: boolean,
  code: CodeModel,
  found: FoundPatterns,
): { roles: CandidateRole[]; clues: Clue[] } {
  const roles: CandidateRole[] = [{ role: 'dto', symbol: one }];
  const names = listNames(one);
  const clues: Clue[] = [
    structureClue('only holds values', /dto/i.test(one.name) ? 0.3 : isType ? 0.2 : 0.25, one),
  ];
  const marked = one.declaration.fields.filter(({ decorators }) => decorators?.some(isMark));
  if (marked.length > 0)
    clues.push(
      structureClue(`\`${marked[0]!.name}\` says how it is checked or sent`, 0.55, {
        module: one.module,
        line: marked[0]!.line,
      }),
    );
  else if (
    one.ancestors.some(base => base.declaration.fields.some(({ decorators }) => decorators?.some(isMark)))
  )
    clues.push(structureClue('its base says how it is checked or sent', 0.4, one));
  const base = [one, ...one.ancestors]
    .flatMap(({ externalBases }) => externalBases)
    .find(name => BASES.test(name));
  if (base !== undefined)
    clues.push(structureClue(`is a \`${base.slice(base.lastIndexOf('.') + 1)}\``, 0.3, one));
  const source = findSource(one, found, code);
  if (source !== undefined) {
    clues.push(structureClue(`is made of \`${source.name}\``, 0.35, source));
    roles.push({ role: 'source', symbol: source });
  }
  // Asking who takes it is worth it only where something else speaks for it.
  if (clues.length > 1 || names.length > 0) {
    const endpoint = code
      .takersOf(one)
      .find(
        ({ declaration, decorators }) =>
          decorators.some(name => ROUTE.test(name)) ||
          declaration.parameters.some(({ decorators: marks }) => marks?.some(isGiven)),
      );
    if (endpoint !== undefined) {
      clues.push(structureClue(`\`${endpoint.name}\` takes it from outside`, 0.4, endpoint));
      roles.push({ role: 'endpoint', symbol: endpoint });
    } else if (code.takersOf(one).length > 0 && names.length > 0)
      clues.push(structureClue(`\`${code.takersOf(one)[0]!.name}\` takes it`, 0.1, code.takersOf(one)[0]!));
  }
  if (ormBase(one) !== undefined && marked.length === 0)
    clues.push(structureClue('is a row of a table', -0.6, one));
  clues.push(...names);
  return { roles, clues };
}

type Mark = NonNullable<ClassInfo['declaration']['decorators']>[number];

function markName(mark: Mark): string {
  const callee = mark.kind === 'call' ? mark.callee : mark;
  return callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
}

function isMark(mark: Mark): boolean {
  return FIELD_MARKS.test(markName(mark));
}

function isGiven(mark: Mark): boolean {
  return GIVEN.test(markName(mark));
}

/** The entity that its constructor, or a method of its class, takes to make one. */
function findSource(one: ClassInfo, found: FoundPatterns, code: CodeModel): ClassInfo | undefined {
  const makers = [
    ...(one.constructedBy === undefined ? [] : [one.constructedBy]),
    ...one.methods.filter(({ declaration }) => declaration.static || declaration.ofClass),
  ];
  for (const { parameters } of makers)
    for (const { type } of parameters)
      for (const taken of classesIn(type)) if (found.has('entity', taken)) return taken;
  if (one.kind !== 'class') return undefined;
  for (const { from } of code.creatorsOf(one).slice(0, 10)) {
    if (from === undefined || !classesIn(from.returns).includes(one)) continue;
    for (const { type } of from.parameters)
      for (const taken of classesIn(type)) if (found.has('entity', taken)) return taken;
  }
  return undefined;
}

function listNames(one: ClassInfo): Clue[] {
  const words = wordsOf(one.name);
  if (words.some(word => word === 'dto' || word === 'dtos'))
    return [nameClue(`is called \`${one.name}\``, 0.5, one)];
  if (ENDS.has(words.at(-1) ?? '')) return [nameClue(`is called \`${one.name}\``, 0.4, one)];
  return FOLDERS.test(one.module.split('/').slice(-3).join('/'))
    ? [nameClue('stands among what is sent', 0.3, one)]
    : [];
}
