import type { Finding } from '../../model/finding';

/** Neutral names for what people have named, and the way back. A name is given the same one wherever it stands. */
export interface NeutralNames {
  /** Gives a name a neutral one, unless the language itself has chosen it. */
  add(name: string, kind: 'class' | 'function'): void;
  /** The neutral name of an added one; any other stays. */
  of(name: string): string;
  /** What has this neutral name; any other stays. */
  original(name: string): string;
  has(name: string): boolean;
  isClass(name: string): boolean;
  /** The neutral path of a module: folders and files are renamed, what the language or its tools call so stays. */
  ofModule(id: string): string;
  /** The module that has this neutral path. */
  originalModule(id: string): string;
  /** A finding as it would be in the true names. */
  restore(finding: Finding): Finding;
}

/** Names that mean something to the language: dunder methods, constructors, well-known symbols. */
const GIVEN = /^(?:__\w+__|constructor|default|export=|)$|^\[|\bSymbol\./;

/** Files that the language or its tools call so. */
const GIVEN_FILE = /^(?:__\w+__|index|conftest)$/;

/** No name in the code is like this, or it would be taken for a neutral one. */
const NEUTRAL = /[Qqp]x\d+x/g;

/** Neutral names for nothing yet. */
export function createNeutralNames(): NeutralNames {
  const neutral = new Map<string, string>();
  const originals = new Map<string, string>();
  const classes = new Set<string>();
  const segments = new Map<string, string>();
  const modules = new Map<string, string>();
  const originalModules = new Map<string, string>();

  function add(name: string, kind: 'class' | 'function'): void {
    if (kind === 'class') classes.add(name);
    if (neutral.has(name) || GIVEN.test(name)) return;
    const made = `${kind === 'class' ? 'Qx' : 'qx'}${neutral.size}x`;
    // What marks a name as private is no word.
    neutral.set(name, (/^(?:#|_+)/.exec(name)?.[0] ?? '') + made);
    originals.set(made, name.replace(/^(?:#|_+)/, ''));
  }

  function renameSegment(segment: string): string {
    const known = segments.get(segment);
    if (known !== undefined) return known;
    const made = `px${segments.size}x`;
    segments.set(segment, made);
    originals.set(made, segment);
    return made;
  }

  function ofModule(id: string): string {
    const known = modules.get(id);
    if (known !== undefined) return known;
    const made = id
      .split('/')
      .map((segment, place, all) => {
        if (segment === '') return '';
        if (place < all.length - 1) return renameSegment(segment);
        const dot = segment.indexOf('.', 1);
        const [stem, end] = dot < 0 ? [segment, ''] : [segment.slice(0, dot), segment.slice(dot)];
        // `order.service.ts`: what stands between the dots is somebody's word as well.
        const extension = end.slice(end.lastIndexOf('.'));
        return GIVEN_FILE.test(stem) ? stem + extension : renameSegment(segment) + extension;
      })
      .join('/');
    modules.set(id, made);
    originalModules.set(made, id);
    return made;
  }

  const original = (name: string) => name.replace(NEUTRAL, found => originals.get(found) ?? found);
  const originalModule = (id: string) => originalModules.get(id) ?? id;

  function restoreText(text: string): string {
    let restored = text;
    if (restored.includes('/'))
      restored = restored.replace(/[\w./-]+/g, path => originalModules.get(path) ?? path);
    return original(restored);
  }

  return {
    add,
    ofModule,
    original,
    originalModule,
    has: name => neutral.has(name),
    of: name => neutral.get(name) ?? name,
    isClass: name => classes.has(name) && neutral.has(name),
    restore: finding => ({
      ...finding,
      roles: finding.roles.map(role => ({
        ...role,
        symbol: role.symbol === role.module ? originalModule(role.module) : original(role.symbol),
        module: originalModule(role.module),
      })),
      evidence: finding.evidence.map(each => ({
        ...each,
        text: restoreText(each.text),
        module: originalModule(each.module),
      })),
    }),
  };
}
