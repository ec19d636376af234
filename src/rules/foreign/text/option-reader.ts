import type { Severity } from '../../../model/diagnostic';
import type { SourceNode, SourcePlace } from '../../../model/source-tree';
import { suggestName } from '../../configuration/closest-name';

/** Takes what is wrong at a place. An `error` where no severity is given. */
export type ComplainAt = (place: SourcePlace, message: string, severity?: Severity) => void;

/** A text with its place. */
export interface PlacedText {
  readonly text: string;
  readonly place: SourcePlace;
}

/**
 * The settings of one table, asked for by name. What has another type than it should is reported and counts as absent;
 * so does what only running the file would tell.
 */
export interface OptionReader {
  readonly place: SourcePlace;
  has(key: string): boolean;
  /** Where a setting's value stands; the table's own place where it is absent. */
  placeOf(key: string): SourcePlace;
  /** The setting as it stands; for those that have several forms. */
  node(key: string): SourceNode | undefined;
  text(key: string): PlacedText | undefined;
  /** A list of texts; a single text is a list of one. */
  texts(key: string): readonly PlacedText[] | undefined;
  /** `true` and `false`, written as texts too: INI files have nothing else. */
  flag(key: string): boolean | undefined;
  number(key: string): number | undefined;
  table(key: string): OptionReader | undefined;
  /** The tables of a list; a single table is a list of one. */
  tables(key: string): readonly OptionReader[] | undefined;
  /** Settings that say nothing about who may depend on whom. */
  skip(...keys: readonly string[]): void;
  /** Names the settings that nobody has asked for; to be called last. */
  finish(): void;
}

/** A reader of a table; undefined, and reported, where the node is none. `owner` is what messages call the table's tool. */
export function readOptions(node: SourceNode, owner: string, complain: ComplainAt): OptionReader | undefined {
  if (node.type !== 'table') {
    complainAboutType(node, 'a table of settings', complain);
    return undefined;
  }
  const asked = new Set<string>();
  const find = (key: string): SourceNode | undefined => {
    asked.add(key);
    // The last one wins in JavaScript; JSON and the others forbid a second one.
    return node.entries.findLast(entry => entry.key === key)?.value;
  };
  const readText = (value: SourceNode): PlacedText[] => {
    if (value.type === 'scalar' && typeof value.value === 'string')
      return [{ text: value.value, place: value.place }];
    complainAboutType(value, 'a text', complain);
    return [];
  };
  const nested = (value: SourceNode): OptionReader[] => {
    const reader = readOptions(value, owner, complain);
    return reader === undefined ? [] : [reader];
  };
  return {
    place: node.place,
    has: key => node.entries.some(entry => entry.key === key),
    placeOf: key => node.entries.findLast(entry => entry.key === key)?.value.place ?? node.place,
    node: find,
    text(key) {
      const value = find(key);
      return value && readText(value)[0];
    },
    texts(key) {
      const value = find(key);
      return value && (value.type === 'list' ? value.items : [value]).flatMap(readText);
    },
    flag(key) {
      const value = find(key);
      if (value === undefined) return undefined;
      const said = value.type === 'scalar' ? String(value.value).toLowerCase() : '';
      if (said === 'true' || said === 'false') return said === 'true';
      complainAboutType(value, 'true or false', complain);
      return undefined;
    },
    number(key) {
      const value = find(key);
      if (value === undefined) return undefined;
      const said = value.type === 'scalar' && value.value !== '' ? Number(value.value) : Number.NaN;
      if (Number.isFinite(said)) return said;
      complainAboutType(value, 'a number', complain);
      return undefined;
    },
    table(key) {
      const value = find(key);
      return value && nested(value)[0];
    },
    tables(key) {
      const value = find(key);
      return value && (value.type === 'list' ? value.items : [value]).flatMap(nested);
    },
    skip(...keys) {
      for (const key of keys) asked.add(key);
    },
    finish() {
      for (const { key, place } of node.entries) {
        if (asked.has(key)) continue;
        const hint = suggestName(key, asked);
        complain(
          place,
          `Lintel does not read "${key}" of ${owner} here; it has no effect.${hint}`,
          'warning',
        );
      }
    },
  };
}

function complainAboutType(node: SourceNode, wanted: string, complain: ComplainAt): void {
  if (node.type === 'unread')
    complain(
      node.place,
      `Only running this file would tell what this is: ${shorten(node.text)}. It is left out.`,
      'warning',
    );
  else complain(node.place, `This has to be ${wanted}.`);
}

/** A piece of code on one line, 60 letters at most. */
function shorten(code: string): string {
  const line = code.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
