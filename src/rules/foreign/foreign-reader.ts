import type { SourceReading } from '../../model/source-tree';
import type { RulesConfiguration } from '../configuration/configuration';

/** A configuration file of another tool. */
export interface ForeignFile {
  /** Its path relative to the root, with `/`. */
  readonly path: string;
  /** Its id: what problems are reported under. */
  readonly module: string;
  readonly text: string;
}

/** What readers get besides the file itself. */
export interface ForeignContext {
  /** What stands in front of the ids of the root's modules: empty, or `rootName/`. */
  readonly prefix: string;
  /** Text of the root's `package.json`; absent where there is none. */
  readonly packageJson?: string;
  /** Other files of the tool, which lie in folders below (`nested`), in the order of their paths. */
  readonly nested: readonly ForeignFile[];
  /** What a script exports, read as text; nothing of it is run. */
  readScript(text: string): SourceReading;
}

/** Reads one tool's configuration. */
export interface ForeignReader {
  /** What messages and ids of rules call the tool. */
  readonly tool: string;
  /** Names of its files in the root; the first one that has settings of the tool counts, as for the tool itself. */
  readonly files: readonly string[];
  /** Name of files in folders below that belong to it. */
  readonly nested?: string;
  /** Undefined where the file says nothing to the tool. Throws nothing: what is wrong stands in the configuration. */
  read(file: ForeignFile, context: ForeignContext): RulesConfiguration | undefined;
}
