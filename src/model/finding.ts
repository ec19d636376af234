/** What a symbol does in a pattern: an adapter, the port that it is for. */
export interface FindingRole {
  /** In kebab-case; which ones a pattern has, its description says. */
  readonly role: string;
  /** `Order`, `Order.add`, `make_order`; of a module as a whole its id. */
  readonly symbol: string;
  /** Id of the module that defines it. */
  readonly module: string;
  /** Counts from 1. */
  readonly line: number;
}

/** One reason to believe, or not to believe, that a pattern is there. */
export interface Evidence {
  /** A short clause without a full stop: "hands every call on to `inner`". */
  readonly text: string;
  /** Of -1 to 1: how far it alone would settle the matter, and which way. */
  readonly weight: number;
  readonly module: string;
  /** Counts from 1. */
  readonly line: number;
}

/** A design or architecture pattern found in the code. */
export interface Finding {
  /** Id of the pattern in kebab-case. */
  readonly pattern: string;
  /** Of 0 to 1: the share of findings with this figure that a reader would call right. */
  readonly confidence: number;
  /** The first one is what the pattern is named for: the repository, the facade. */
  readonly roles: readonly FindingRole[];
  /** The weightiest first. */
  readonly evidence: readonly Evidence[];
}

/** What a pattern is, for people: no code, so that every room can show it. */
export interface PatternDescription {
  /** In kebab-case, as findings name it. */
  readonly id: string;
  /** In words: `Unit of work`. */
  readonly title: string;
  readonly family: PatternFamily;
  /** One sentence on what it is for. */
  readonly summary: string;
  /** What each role is, the chief one first. */
  readonly roles: Readonly<Record<string, string>>;
}

/** Findings with what their patterns are: all it takes to show them. */
export interface DescribedFindings {
  readonly findings: readonly Finding[];
  /** In the order in which patterns are listed. */
  readonly descriptions: readonly PatternDescription[];
}

/** The families in which patterns are listed. */
export type PatternFamily = 'architecture' | 'structural' | 'creational' | 'behavioural' | 'resilience';

/** All families in the order in which they are shown. */
export const PATTERN_FAMILIES: readonly PatternFamily[] = [
  'architecture',
  'structural',
  'creational',
  'behavioural',
  'resilience',
];

/** What tells a finding from all others of its workspace for as long as the code keeps its names: `pattern module#symbol`. */
export function keyOfFinding({ pattern, roles: [chief] }: Finding): string {
  return `${pattern} ${chief?.module ?? ''}#${chief?.symbol ?? ''}`;
}
