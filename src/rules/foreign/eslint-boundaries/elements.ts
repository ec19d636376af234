import picomatch from 'picomatch';
import { compileGlob } from '../../graph/glob';
import type { ComplainAt, OptionReader } from '../text/option-reader';

/** A kind of elements, as `boundaries/elements` has it. */
export interface ElementType {
  readonly type: string;
  readonly mode: 'folder' | 'file' | 'full';
  /** Whether the end of a path is of this kind, with what its wildcards stand for. */
  capture(path: string): readonly string[] | undefined;
  /** Whether a path is the element itself, as a folder or a file. */
  isElement(path: string): boolean;
  /** Names for what the wildcards stand for. */
  readonly names: readonly string[];
}

/** What a file belongs to. */
export interface Element {
  readonly type: string;
  /** Path of the folder or file that is the element. */
  readonly path: string;
  /** Path of the file inside of the element; its name where the element is the file. */
  readonly internalPath: string;
  readonly captured: Readonly<Record<string, string>>;
}

/** Reads `boundaries/elements`. */
export function readElements(tables: readonly OptionReader[], complain: ComplainAt): ElementType[] {
  return tables.flatMap(options => {
    const type = options.text('type')?.text;
    const patterns = options.texts('pattern') ?? [];
    const mode = options.text('mode')?.text ?? 'folder';
    const names = options.texts('capture')?.map(({ text }) => text) ?? [];
    const base = options.text('basePattern');
    if (base !== undefined)
      complain(
        base.place,
        'Lintel does not read "basePattern": these elements are found wherever they lie.',
        'warning',
      );
    options.skip('baseCapture');
    options.finish();
    if (type === undefined) complain(options.place, '"type" is missing in this element.');
    if (patterns.length === 0) complain(options.place, '"pattern" is missing in this element.');
    if (mode !== 'folder' && mode !== 'file' && mode !== 'full') {
      complain(options.placeOf('mode'), `"${mode}" is none of folder, file, full.`);
      return [];
    }
    if (type === undefined) return [];
    return patterns.flatMap(({ text, place }): ElementType[] => {
      // The same bounds as for Lintel's own patterns: no glob may take for ever.
      const checked = compileGlob(text);
      if ('fault' in checked) {
        complain(place, checked.fault);
        return [];
      }
      const inside = mode === 'folder' ? `${text}/**/*` : text;
      const whole = picomatch.makeRe(inside, { capture: true, dot: true });
      const own = picomatch.makeRe(text, { dot: true });
      return [
        {
          ...{ type, mode, names },
          capture: path =>
            whole
              .exec(path)
              ?.slice(1)
              .map(part => part ?? ''),
          isElement: path => own.test(path),
        },
      ];
    });
  });
}

/** The element that a file belongs to: by the shortest end of its path that is one, then by the order of kinds. */
export function findElement(path: string, types: readonly ElementType[]): Element | undefined {
  const segments = path.split('/');
  for (let start = segments.length - 1; start >= 0; start--) {
    const end = segments.slice(start).join('/');
    for (const each of types) {
      const values =
        each.mode === 'full' ? (start === 0 ? each.capture(path) : undefined) : each.capture(end);
      if (values === undefined) continue;
      const captured = Object.fromEntries(each.names.map((name, i) => [name, values[i] ?? '']));
      let length = start + 1;
      while (length < segments.length && !each.isElement(segments.slice(start, length).join('/'))) length++;
      const own = segments.slice(0, length).join('/');
      const internalPath =
        length === segments.length ? segments[length - 1] : segments.slice(length).join('/');
      return { type: each.type, path: own, internalPath, captured };
    }
  }
  return undefined;
}
