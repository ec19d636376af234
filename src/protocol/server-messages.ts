import type { FixKind } from '../model/fix';
import type { WorkspaceRoot } from '../model/module';

/** JSON-RPC method names between the extension and the analysis process. */
export const methods = {
  /** Request `AnalyzeParams` → `Summary`: a fresh analysis of these roots. Cancelled by a newer one or by its token. */
  analyze: 'lintel/analyze',
  /** Request nothing → `Snapshot`: the graph as it stands, for a view that has none. */
  snapshot: 'lintel/snapshot',
  /** Request nothing → `Cycle[]`. */
  cycles: 'lintel/cycles',
  /** Request nothing → `WorkspaceHistory`: what version control says about the modules as they stand. Takes seconds. */
  history: 'lintel/history',
  /** Request nothing → `RulesUpdate` with everything. */
  rules: 'lintel/rules',
  /** Request `LinePlace` → `ImportExplanation[]`: what the rules say about the imports on a line. */
  explainImports: 'lintel/explain-imports',
  /** Request `ViolationPlace` → `FixOffer[]`. */
  fixes: 'lintel/fixes',
  /** Request `FixParams` → `FixResult`. */
  fix: 'lintel/fix',
  /** Request nothing → `ProposedRules[]`: rules that the code keeps, for each root. */
  proposeRules: 'lintel/propose-rules',
  /** Notification `WantPatternsParams` to the server: whether patterns are looked for in pauses; they are not at first. */
  wantPatterns: 'lintel/want-patterns',
  /** Request nothing → `PatternsUpdate` with descriptions: what was found last. */
  patterns: 'lintel/patterns',
  /** Request `FindingPlace` → `FixResult`: the entry in a `lintel.json` that dismisses a finding. */
  dismissFinding: 'lintel/dismiss-finding',
  /** Request `NamePlace` → `ImplementationPlace[]`: what implements the class or method there, or is implemented by it. */
  implementations: 'lintel/implementations',
  /** Notification `PatternsUpdate` from the server, when something else is found than before. */
  patternsUpdate: 'lintel/patterns-update',
  /** Notification `DocumentChangedParams` to the server: a text stands in for a file until the document is closed. */
  documentChanged: 'lintel/document-changed',
  /** Notification `DocumentClosedParams` to the server: what is on the disk counts again. */
  documentClosed: 'lintel/document-closed',
  /** Notification `RulesUpdate` from the server, after each analysis and update in which something is other. */
  rulesUpdate: 'lintel/rules-update',
  /** Notification `FilesChangedParams` to the server. */
  filesChanged: 'lintel/files-changed',
  /** Notification `Update` from the server. */
  update: 'lintel/update',
  /** Notification `Summary` from the server, a few times a second at most, and once when an analysis or update ends. */
  summary: 'lintel/summary',
} as const;

export interface AnalyzeParams {
  readonly roots: readonly WorkspaceRoot[];
  /** Absolute path of the folder for caches, made where it is missing; nothing is cached where absent. */
  readonly cacheFolder?: string;
}

/** `path` is absolute. A rename is a deletion and a creation. */
export interface FileChange {
  readonly path: string;
  readonly type: 'created' | 'changed' | 'deleted';
}

export interface FilesChangedParams {
  readonly changes: readonly FileChange[];
}

/** `path` is absolute; `text` is the whole unsaved text. */
export interface DocumentChangedParams {
  readonly path: string;
  readonly text: string;
}

/** `path` is absolute. */
export interface DocumentClosedParams {
  readonly path: string;
}

/** A line of a module, from 1. */
export interface LinePlace {
  readonly module: string;
  readonly line: number;
}

/** A violation by what tells it apart on the screen. */
export interface ViolationPlace extends LinePlace {
  readonly column: number;
  readonly rule: string;
}

/** Which way out of a violation, and for an exception the reason that was given. */
export interface FixParams extends ViolationPlace {
  readonly kind: FixKind;
  readonly reason?: string;
}

/** Whether somebody wants to know of patterns. */
export interface WantPatternsParams {
  readonly wanted: boolean;
}

/** A finding by its pattern and the symbol of its chief role; `because` is the reason why it is none. */
export interface FindingPlace {
  readonly pattern: string;
  readonly module: string;
  readonly symbol: string;
  readonly because?: string;
}

/** A name in a text: of a class, an interface or a method. `name` is absent where none stands there. */
export interface NamePlace extends LinePlace {
  readonly name?: string;
}
