import picomatch from 'picomatch';
import type { SourceNode, SourcePlace } from '../../src/model/source-tree';
import { readJson } from '../../src/rules/foreign/text/read-json';
import { patternIds } from './pattern-ids';

/** A pattern that is somewhere in these files. */
export interface ExpectedPattern {
  /** The glob as it is written. */
  readonly path: string;
  /** Files that the glob matches; never empty. */
  readonly files: readonly string[];
  readonly pattern: string;
  /** Patterns that may be found in these files too: neither wanted nor held against anyone. */
  readonly also: readonly string[];
  /** Line of the label. */
  readonly line: number;
}

/** What a labels file says about the files of a folder. */
export interface Labels {
  readonly expect: readonly ExpectedPattern[];
  /** Files that have no pattern at all. */
  readonly none: ReadonlySet<string>;
}

/** Labels, or every fault in them. */
export type LabelsReading = { readonly labels: Labels } | { readonly faults: readonly LabelsFault[] };

/** Something wrong in a labels file, and where. */
export interface LabelsFault extends SourcePlace {
  readonly message: string;
}

/**
 * Reads `{"expect": [{"path", "pattern", "also"}], "none": [glob]}`. Comments are fine. Unknown keys and patterns, globs that
 * match nothing, and files with and without patterns are faults: a mistyped label would otherwise count as a miss, or as nothing.
 *
 * @param files paths of the folder that the labels are about, with `/`
 */
export function readLabels(text: string, files: readonly string[]): LabelsReading {
  const reading = readJson(text);
  if ('fault' in reading) return { faults: [{ ...reading.place, message: reading.fault }] };
  const reader = new LabelsReader(files);
  const labels = reader.read(reading.tree);
  return reader.faults.length > 0 ? { faults: reader.faults } : { labels };
}

class LabelsReader {
  readonly faults: LabelsFault[] = [];

  constructor(private readonly files: readonly string[]) {}

  read(root: SourceNode): Labels {
    const parts = this.readTable(root, ['expect', 'none']);
    const expect = this.readList(parts.get('expect')).flatMap(node => this.readExpected(node));
    const full = new Set(expect.flatMap(({ files }) => files));
    const none = this.readList(parts.get('none')).flatMap(node => this.readEmpty(node, full));
    return { expect, none: new Set(none) };
  }

  private readEmpty(node: SourceNode, full: ReadonlySet<string>): readonly string[] {
    const files = this.readFiles(node);
    const both = files.find(file => full.has(file));
    if (both !== undefined) this.report(node, `${both} has a pattern by another label.`);
    return files;
  }

  private readExpected(node: SourceNode): ExpectedPattern[] {
    const parts = this.readTable(node, ['path', 'pattern', 'also']);
    const [path, name] = [parts.get('path'), parts.get('pattern')];
    if (path === undefined || name === undefined) {
      this.report(node, 'A label needs "path" and "pattern".');
      return [];
    }
    const files = this.readFiles(path);
    const pattern = this.readPattern(name);
    const also = this.readList(parts.get('also')).flatMap(item => this.readPattern(item) ?? []);
    if (files.length === 0 || pattern === undefined) return [];
    return [{ path: String(readText(path)), files, pattern, also, line: node.place.line }];
  }

  private readFiles(node: SourceNode): readonly string[] {
    const text = readText(node);
    if (text === undefined) {
      this.report(node, 'A glob is a text.');
      return [];
    }
    const matched = matchFiles(text, this.files);
    if (matched.length === 0) this.report(node, `"${text}" matches no file.`);
    return matched;
  }

  private readPattern(node: SourceNode): string | undefined {
    const text = readText(node);
    if (text !== undefined && patternIds.has(text)) return text;
    this.report(
      node,
      text === undefined ? 'The id of a pattern is a text.' : `There is no pattern "${text}".`,
    );
    return undefined;
  }

  private readList(node: SourceNode | undefined): readonly SourceNode[] {
    if (node === undefined) return [];
    if (node.type === 'list') return node.items;
    this.report(node, 'A list is wanted here.');
    return [];
  }

  private readTable(node: SourceNode, keys: readonly string[]): ReadonlyMap<string, SourceNode> {
    if (node.type !== 'table') {
      this.report(node, `An object with ${keys.join(', ')} is wanted here.`);
      return new Map();
    }
    for (const { key, place } of node.entries)
      if (!keys.includes(key))
        this.faults.push({ ...place, message: `There is no "${key}" here, but ${keys.join(', ')}.` });
    return new Map(node.entries.map(({ key, value }) => [key, value]));
  }

  private report(node: SourceNode, message: string): void {
    this.faults.push({ ...node.place, message });
  }
}

function readText(node: SourceNode): string | undefined {
  return node.type === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

/** Any glob that shells and tools know; without wildcards, a file, or a folder with everything below. */
function matchFiles(glob: string, files: readonly string[]): readonly string[] {
  const plain = glob.replace(/^\.\//, '').replace(/\/$/, '');
  const below = files.filter(file => file === plain || file.startsWith(`${plain}/`));
  if (below.length > 0 || plain === '') return below;
  const matches = picomatch(plain, { dot: true });
  return files.filter(file => matches(file));
}
