import type { CommonOptions, IgnoredImport } from '../configuration/configuration';
import type { PresetPart } from '../outcome';
import type { PresetName } from './preset-names';

/** What a preset makes of the folders there are. */
export interface FittedPreset {
  readonly parts: readonly PresetPart[];
  /** Rules with ids that are unique within the preset. */
  readonly rules: readonly PresetRule[];
}

/** The options of a rule as the schema of its kind has them. */
export interface PresetRule extends CommonOptions {
  readonly id: string;
  readonly [option: string]: unknown;
}

/** The modules that a preset is fitted to. */
export interface PresetModules {
  /** Ids without what stands in front of all of the workspace's. Tests are left out. */
  readonly ids: readonly string[];
  /** Paths of all folders with modules in them, at any depth, in their order. */
  readonly folders: readonly string[];
  /** The folder it is for; empty for the workspace. */
  readonly base: string;
}

/** A well-known architecture. */
export interface Preset {
  readonly name: PresetName;
  /** What it looks for, for the message that there is none of it. */
  readonly looksFor: string;
  fit(modules: PresetModules): FittedPreset;
}

/** A layer with the folder names that people give it, in lower case and without `-` and `_`. */
export interface LayerNames {
  readonly name: string;
  readonly folders: readonly string[];
}

/** Imports that no layering of a preset counts. */
export const IGNORED: readonly IgnoredImport[] = ['type-only'];

/** Selector items for everything in some folders but tests. */
export function selectFolders(folders: readonly string[]): string[] {
  return [...folders.map(folder => `${folder}/**`), '!tag:test'];
}
