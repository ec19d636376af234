import type { ModuleFacts } from '../model/facts';
import type { Language } from '../model/module';
import { countLines } from './count-lines';
import { languageOf } from './languages';
import { saysGenerated } from './origins';
import type { WantedFacts } from './wanted-facts';

/** Reads the facts out of the text of one file. */
export interface Extractor {
  /**
   * The facts of one file. `path` serves for its name only (language, JSX or not); nothing is read from the disk but,
   * on the first file that needs it, a language's parser.
   *
   * Symbols and code are read only where they are wanted.
   *
   * Bad input never rejects: it ends up in `problems`. Rejects where `path` is of no known language, or where the
   * grammar files cannot be loaded.
   */
  extract(path: string, text: string, wanted: WantedFacts): Promise<ModuleFacts>;
}

/** `grammarFolder`: absolute path of the folder with `tree-sitter.wasm` and `tree-sitter-python.wasm`. */
export interface ExtractorOptions {
  readonly grammarFolder: string;
}

/** `undefined`: the text is left to the next reader. */
type Extract = (path: string, text: string, wanted: WantedFacts) => ModuleFacts | undefined;

type Reader = 'script-tokens' | 'script' | 'python-tokens' | 'python';

/** An extractor that loads the parser of a language when its first file comes. */
export async function createExtractor(options: ExtractorOptions): Promise<Extractor> {
  const parsers = new Map<Reader, Promise<Extract>>();

  function load(reader: Reader): Promise<Extract> {
    let loaded = parsers.get(reader);
    if (loaded === undefined) {
      loaded = LOADERS[reader](options.grammarFolder);
      parsers.set(reader, loaded);
    }
    return loaded;
  }

  return {
    async extract(path, text, wanted) {
      const language = languageOf(path);
      if (language === undefined) throw new Error(`Not a Python, TypeScript or JavaScript file: ${path}`);
      for (const reader of listReaders(language, wanted)) {
        const extract = await load(reader);
        try {
          const facts = extract(path, text, wanted);
          if (facts === undefined) continue;
          return saysGenerated(text) ? { ...facts, isGenerated: true } : facts;
        } catch (error) {
          return { lines: countLines(text), imports: [], problems: [describeFailure(error)] };
        }
      }
      throw new Error(`Nothing could read ${path}.`);
    },
  };
}

/** What can read a file. Those that may leave it to the next one come first, since they are quick. */
function listReaders(language: Language, wanted: WantedFacts): readonly Reader[] {
  if (language === 'python') return ['python-tokens', 'python'];
  return wanted.symbols || wanted.code ? ['script'] : ['script-tokens', 'script'];
}

const LOADERS: Readonly<Record<Reader, (grammarFolder: string) => Promise<Extract>>> = {
  'script-tokens': loadScriptScanner,
  script: loadTypescript,
  'python-tokens': loadPythonScanner,
  python: loadPython,
};

async function loadTypescript(): Promise<Extract> {
  const { extractTypescript } = await import('./typescript/extract-typescript');
  return extractTypescript;
}

async function loadScriptScanner(): Promise<Extract> {
  const { scanTypescript } = await import('./typescript/scan-typescript');
  return scanTypescript;
}

async function loadPythonScanner(): Promise<Extract> {
  const { createPythonScanner } = await import('./python/scan-python');
  return createPythonScanner();
}

async function loadPython(grammarFolder: string): Promise<Extract> {
  const { loadPythonExtractor } = await import('./python/extract-python');
  return loadPythonExtractor(grammarFolder);
}

function describeFailure(error: unknown): ModuleFacts['problems'][number] {
  const message =
    error instanceof RangeError
      ? 'The code is nested too deeply to be read; its imports are left out.'
      : `The parser failed on this file; its imports are left out (${String(error)}).`;
  return { line: 1, severity: 'error', message };
}
