import type { Finding, PatternDescription } from '../model/finding';
import type { ModuleHistory } from '../model/history';
import type { NamedLayers } from '../model/rules-update';
import type { Patch, Snapshot } from '../model/snapshot';

/**
 * What the panel shows in place of, or beside, the map.
 * `starting`: the analysis process is coming up. `running`: the map is live. `no-folder`: nothing is open.
 * `restricted`: the workspace is not trusted. `failed`: the analysis process ended twice; `message` says how.
 */
export type PanelState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'running' }
  | { readonly kind: 'no-folder' }
  | { readonly kind: 'restricted' }
  | { readonly kind: 'failed'; readonly message: string };

/** Messages from the extension to the panel. */
export type HostToView =
  | { readonly type: 'state'; readonly state: PanelState }
  | { readonly type: 'snapshot'; readonly snapshot: Snapshot }
  | { readonly type: 'patch'; readonly patch: Patch }
  /** Open what hides this module or folder, select it and bring it into view. */
  | { readonly type: 'reveal'; readonly id: string }
  /** Pick the finding of this key, and open what hides its roles; once it is known, where it is not yet. */
  | { readonly type: 'show-finding'; readonly key: string }
  /** The module in the active editor (none: absent). It is marked, and brought into view where follow is on. */
  | { readonly type: 'active'; readonly module?: string }
  /** Put the keyboard's focus into the search box. */
  | { readonly type: 'focus-search' }
  /**
   * The imports that break rules, and the layers that rules name, the highest first, with the one of each module, by id.
   * `isConfigured`: there are rules; without them these are hints.
   */
  | {
      readonly type: 'violations';
      readonly isConfigured: boolean;
      readonly imports: readonly ShownViolation[];
      readonly layers?: NamedLayers;
    }
  /** The patterns that were found, those that are shown, and what the patterns are, in the order in which they are listed. */
  | {
      readonly type: 'patterns';
      /** Grows with each. */
      readonly revision: number;
      readonly findings: readonly Finding[];
      readonly descriptions: readonly PatternDescription[];
    }
  /** Answers `request-history`: by module id what version control says, and in `message` what it cannot say and why. */
  | {
      readonly type: 'history';
      readonly history: Readonly<Record<string, ModuleHistory>>;
      readonly message?: string;
    }
  /** Answer with `save`. */
  | { readonly type: 'export'; readonly format: ExportFormat };

/** What the panel needs of a violation. Lines and columns count from 1. */
export interface ShownViolation {
  readonly from: string;
  readonly to: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** What an export can be. */
export type ExportFormat = 'svg' | 'png' | 'html' | 'mermaid' | 'dot';

/** All formats. */
export const EXPORT_FORMATS: readonly ExportFormat[] = ['svg', 'png', 'html', 'mermaid', 'dot'];

/** Commands the panel may ask the extension to run; anything else is refused. */
export type PanelCommand = 'open-folder' | 'manage-trust' | 'show-log' | 'analyze-again';

/** Messages from the panel to the extension. */
export type ViewToHost =
  | { readonly type: 'ready' }
  /** The view missed a patch: send a snapshot. */
  | { readonly type: 'resync'; readonly revision: number }
  /** Answer with `history`; it is read anew each time. */
  | { readonly type: 'request-history' }
  /** Show this module in an editor, at a line and column (from 1) where given. */
  | { readonly type: 'open'; readonly module: string; readonly line?: number; readonly column?: number }
  /** Show this module or folder in the Explorer. */
  | { readonly type: 'reveal-in-explorer'; readonly id: string }
  /** Put the path on disk of this module or folder on the clipboard. */
  | { readonly type: 'copy-path'; readonly id: string }
  /** Put this text on the clipboard. */
  | { readonly type: 'copy'; readonly text: string }
  | { readonly type: 'command'; readonly command: PanelCommand }
  /**
   * Save this export to a file that the user names. `content` is text; of a PNG its bytes in base 64; of a page the state
   * that it opens with, as JSON.
   */
  | { readonly type: 'save'; readonly format: ExportFormat; readonly content: string }
  | { readonly type: 'log'; readonly level: 'info' | 'warn' | 'error'; readonly message: string };
