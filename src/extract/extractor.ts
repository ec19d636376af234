import type { ModuleFacts } from '../model/facts';
import type { Language } from '../model/module';
import { countLines } from './count-lines';
import { languageOf } from './languages';

/** Reads the facts out of the text of one file. */
export interface Extractor {
  /**
   * The facts of one file. `path` serves for its name only (language, JSX or not); nothing is read from the disk but,
   * on the first file of a language, that language's parser.
   *
   * Bad input never rejects: it ends up in `problems`. Rejects where `path` is of no known language, or where the
   * grammar files cannot be loaded.
   */
  extract(path: string, text: string): Promise<ModuleFacts>;
}

/** `grammarFolder`: absolute path of the folder with `tree-sitter.wasm` and `tree-sitter-python.wasm`. */
export interface ExtractorOptions {
  readonly grammarFolder: string;
}

type Extract = (path: string, text: string) => ModuleFacts;

/** An extractor that loads the parser of a language when its first file comes. */
export async function createExtractor(options: ExtractorOptions): Promise<Extractor> {
  const parsers = new Map<'script' | 'python', Promise<Extract>>();

  function load(language: Language): Promise<Extract> {
    const parser = language === 'python' ? 'python' : 'script';
    let loaded = parsers.get(parser);
    if (loaded === undefined) {
      loaded = parser === 'python' ? loadPython(options.grammarFolder) : loadTypescript();
      parsers.set(parser, loaded);
    }
    return loaded;
  }

  return {
    async extract(path, text) {
      const language = languageOf(path);
      if (language === undefined) throw new Error(`Not a Python, TypeScript or JavaScript file: ${path}`);
      const extract = await load(language);
      try {
        return extract(path, text);
      } catch (error) {
        return { lines: countLines(text), imports: [], problems: [describeFailure(error)] };
      }
    },
  };
}

async function loadTypescript(): Promise<Extract> {
  const { extractTypescript } = await import('./typescript/extract-typescript');
  return extractTypescript;
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
