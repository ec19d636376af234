import { existsSync } from 'node:fs';
import path from 'node:path';
import {
  type Diagnostic,
  ModuleKind,
  ModuleResolutionKind,
  Project,
  ScriptTarget,
  type SourceFile,
} from 'ts-morph';
import type { FixInput } from '../fix-input';

/** Most modules that import the changed one and are compiled as well. */
const MOST_USERS = 40;

/** The files round a fix, as the compiler sees them. */
export interface OpenedProject {
  /** The importing module. */
  readonly source: SourceFile;
  /** Errors in these files, by how often each occurs. */
  countErrors(): ReadonlyMap<string, number>;
  /** The first error that other texts bring in; empty where there is none. */
  tryOut(texts: ReadonlyMap<string, string>, before: ReadonlyMap<string, number>): string;
}

/** Opens the importing module, the imported one, and those that import the former, with their unsaved texts. */
export function openProject({ violation, records, readText, pathOf }: FixInput): OpenedProject {
  const file = pathOf(violation.from);
  const config = findConfig(path.dirname(file));
  const project = new Project({
    skipAddingFilesFromTsConfig: true,
    ...(config === undefined
      ? { compilerOptions: DEFAULTS }
      : { tsConfigFilePath: config, compilerOptions: { noEmit: true, skipLibCheck: true } }),
  });
  const put = (module: string, text: string) =>
    project.createSourceFile(pathOf(module), text, { overwrite: true });
  const users = [...records.values()]
    .filter(record => record.dependencies.some(({ to }) => to === violation.from))
    .slice(0, MOST_USERS)
    .map(record => record.module.id);
  const modules = new Set([violation.from, ...(violation.to === undefined ? [] : [violation.to]), ...users]);
  for (const module of modules) {
    const text = /\.[cm]?[jt]sx?$/.test(module) ? readText(module) : undefined;
    if (text !== undefined) put(module, text);
  }
  const files = () => project.getSourceFiles().filter(each => checked.has(each.getFilePath()));
  const checked = new Set([...modules].map(module => project.getSourceFile(pathOf(module))?.getFilePath()));
  const listErrors = () =>
    files().flatMap(each => [
      ...each.getPreEmitDiagnostics().filter(diagnostic => diagnostic.getCategory() === 1),
    ]);

  return {
    source: project.getSourceFileOrThrow(file),
    countErrors: () => countBy(listErrors().map(describe)),
    tryOut(texts, before) {
      const original = new Map<string, string>();
      const made: SourceFile[] = [];
      for (const [module, text] of texts) {
        const known = project.getSourceFile(pathOf(module));
        if (known === undefined) {
          const added = put(module, text);
          made.push(added);
          checked.add(added.getFilePath());
        } else {
          original.set(module, known.getFullText());
          known.replaceWithText(text);
          checked.add(known.getFilePath());
        }
      }
      const after = listErrors().map(describe);
      const counts = new Map(before);
      let problem = '';
      for (const error of after) {
        const left = counts.get(error) ?? 0;
        if (left === 0) problem ||= error;
        else counts.set(error, left - 1);
      }
      for (const added of made) added.forget();
      for (const [module, text] of original)
        project.getSourceFileOrThrow(pathOf(module)).replaceWithText(text);
      return problem;
    },
  };
}

/** For code without a tsconfig.json. */
const DEFAULTS = {
  target: ScriptTarget.ES2022,
  module: ModuleKind.ESNext,
  moduleResolution: ModuleResolutionKind.Bundler,
  strict: true,
  noEmit: true,
  allowJs: true,
  skipLibCheck: true,
};

function findConfig(folder: string): string | undefined {
  for (let at = folder; ; at = path.dirname(at)) {
    const file = path.join(at, 'tsconfig.json');
    if (existsSync(file)) return file;
    if (path.dirname(at) === at) return undefined;
  }
}

/** Without its place, which moves. */
function describe(diagnostic: Diagnostic): string {
  const message = diagnostic.getMessageText();
  const text = typeof message === 'string' ? message : message.getMessageText();
  return `${path.basename(diagnostic.getSourceFile()?.getFilePath() ?? '')}: ${text}`;
}

function countBy(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}
