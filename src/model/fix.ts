/** The ways out of a violation that change files. */
export type FixKind = 'baseline' | 'exception' | 'type-only' | 'interface' | 'port';

/** All of them. */
export const FIX_KINDS: readonly FixKind[] = ['baseline', 'exception', 'type-only', 'interface', 'port'];

/** A way out that can be taken, or that would help but cannot be taken here. */
export interface FixOffer {
  readonly kind: FixKind;
  readonly title: string;
  /** Why it cannot be taken. */
  readonly refusal?: string;
}

/** A place in a text. Lines and columns (UTF-16 units) count from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** Text that takes the place of what stands between two places. */
export interface TextChange {
  readonly start: TextPlace;
  readonly end: TextPlace;
  readonly text: string;
}

/** What a fix does to one file. `module` is its id, or its path in the workspace as ids are. */
export type FileFix =
  | { readonly module: string; readonly changes: readonly TextChange[] }
  | { readonly module: string; readonly created: string };

/** The edit that a fix is, or why there is none. */
export type FixResult = { readonly files: readonly FileFix[] } | { readonly refusal: string };

/** Rules for one root that its code keeps. `module` is where they belong. */
export interface ProposedRules {
  readonly module: string;
  readonly text: string;
}
