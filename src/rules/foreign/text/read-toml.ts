import { parse, TomlError } from 'smol-toml';
import {
  createPlaceFinder,
  type SourceEntry,
  type SourceNode,
  type SourcePlace,
  type SourceReading,
} from '../../../model/source-tree';
import { locateToml, type TomlPlaces } from './locate-toml';

/** Reads a TOML file. */
export function readToml(text: string): SourceReading {
  try {
    const data = parse(text);
    const places = locateToml(text, createPlaceFinder(text));
    return { tree: toNode(data, [], places, { line: 1, column: 1 }) };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [message] = error.message.replace(/^Invalid TOML document: /, '').split('\n');
    return { fault: `Not valid TOML: ${message}.`, place: { line: error.line, column: error.column } };
  }
}

function toNode(
  value: unknown,
  path: readonly (string | number)[],
  places: TomlPlaces,
  outer: SourcePlace,
): SourceNode {
  const place = places.get(JSON.stringify(path))?.value ?? outer;
  if (Array.isArray(value))
    return { type: 'list', items: value.map((item, i) => toNode(item, [...path, i], places, place)), place };
  if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
    const entries = Object.entries(value).map(([key, item]): SourceEntry => {
      const at = [...path, key];
      const found = places.get(JSON.stringify(at));
      return { key, place: found?.key ?? place, value: toNode(item, at, places, found?.value ?? place) };
    });
    return { type: 'table', entries, place };
  }
  const isScalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return { type: 'scalar', value: isScalar ? value : String(value), place };
}
