import type { Language } from '../model/module';

const LANGUAGES: ReadonlyMap<string, Language> = new Map([
  ['ts', 'typescript'],
  ['tsx', 'typescript'],
  ['mts', 'typescript'],
  ['cts', 'typescript'],
  ['js', 'javascript'],
  ['jsx', 'javascript'],
  ['mjs', 'javascript'],
  ['cjs', 'javascript'],
  // Until a component's scripts are read: their `lang` decides.
  ['vue', 'javascript'],
  ['svelte', 'javascript'],
  ['py', 'python'],
  ['pyi', 'python'],
]);

/** The language of a file by its name alone, or `undefined` where it is none that Lintel reads. */
export function languageOf(path: string): Language | undefined {
  return LANGUAGES.get(path.slice(path.lastIndexOf('.') + 1));
}

/** Whether a file is a component, whose scripts stand in markup. */
export function isComponent(path: string): boolean {
  return /\.(?:vue|svelte)$/.test(path);
}
