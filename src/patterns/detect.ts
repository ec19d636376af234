import type { Evidence, Finding, FindingRole } from '../model/finding';
import { buildCodeModel } from './code/build-model';
import { type ClassRelations, listClassRelations } from './code/class-relations';
import type { CodeModel } from './code/code-model';
import type { CodeSource } from './code/code-source';
import { combineClues } from './combine-clues';
import { createFoundPatterns } from './found-patterns';
import { orderPatterns } from './order-patterns';
import type { Candidate, FoundCandidate, FoundPatterns, Pattern } from './pattern';
import { PATTERNS } from './registry';
import { nameOfSymbol } from './symbol-names';

/** Findings less sure than this are dropped. */
const LEAST_CONFIDENCE = 0.3;

/** Findings from here on count for patterns that are made of others. */
const LEAST_TO_BUILD_ON = 0.5;

/** A run of detection that gives way now and then: each `next` is a step of a few milliseconds, the last one has the findings. */
export type Detection = Generator<undefined, Finding[], void>;

/**
 * Is told of a pattern that could not be looked for, which is a fault of Lintel's: the others are looked for all the same, but for
 * what they build on that one.
 */
export type OnPatternFault = (pattern: string, error: unknown) => void;

/** What looking at the code of a workspace has brought. */
export interface CodeFindings {
  readonly findings: readonly Finding[];
  readonly relations: ClassRelations;
}

/** Looks for patterns in these modules, and for the relations of their classes. Throws at the first fault where nobody takes it. */
export function* detectPatterns(
  sources: readonly CodeSource[],
  patterns: readonly Pattern[] = [...PATTERNS.values()],
  onFault?: OnPatternFault,
): Generator<undefined, CodeFindings, void> {
  const code = yield* buildCodeModel(sources);
  const relations = listClassRelations(code);
  yield;
  return { relations, findings: yield* detectIn(code, patterns, onFault) };
}

/** Looks for patterns in code whose names are settled. Throws at the first fault where nobody takes it. */
export function* detectIn(
  code: CodeModel,
  patterns: readonly Pattern[],
  onFault?: OnPatternFault,
): Detection {
  const found = createFoundPatterns();
  const findings: Finding[] = [];
  for (const pattern of orderPatterns(patterns)) {
    let kept: readonly FoundCandidate[] = [];
    try {
      kept = detectOne(pattern, code, found);
    } catch (error) {
      if (onFault === undefined) throw error;
      onFault(pattern.id, error);
    }
    found.add(
      pattern.id,
      kept.filter(({ confidence }) => confidence >= LEAST_TO_BUILD_ON),
    );
    for (const candidate of kept) findings.push(createFinding(pattern.id, candidate, candidate.confidence));
    yield;
  }
  return findings;
}

function detectOne(pattern: Pattern, code: CodeModel, found: FoundPatterns): readonly FoundCandidate[] {
  const byChief = new Map<unknown, FoundCandidate>();
  for (const candidate of pattern.detect(code, found)) {
    const confidence = combineClues(candidate.clues);
    if (confidence < LEAST_CONFIDENCE) continue;
    // One finding for each chief symbol: the surest.
    const chief = candidate.roles[0]!.symbol;
    const known = byChief.get(chief);
    if (known === undefined || known.confidence < confidence)
      byChief.set(chief, { ...candidate, confidence });
  }
  return [...byChief.values()];
}

function createFinding(pattern: string, { roles, clues }: Candidate, confidence: number): Finding {
  const evidence: Evidence[] = clues.map(({ text, weight, at }) => ({
    text,
    weight,
    module: at.module,
    line: at.line,
  }));
  evidence.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  return {
    pattern,
    confidence: Math.round(confidence * 100) / 100,
    roles: listRoles(roles),
    evidence,
  };
}

/** Each role of each symbol once: several ways may lead a pattern to the same. */
function listRoles(roles: Candidate['roles']): FindingRole[] {
  const listed = new Map<string, FindingRole>();
  for (const { role, symbol } of roles) {
    const found = { role, symbol: nameOfSymbol(symbol), module: symbol.module, line: symbol.line };
    const key = JSON.stringify(found);
    if (!listed.has(key)) listed.set(key, found);
  }
  return [...listed.values()];
}
