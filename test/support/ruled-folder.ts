import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { disk } from '../../src/engine/disk';
import { createRulesService } from '../../src/engine/rules-service';
import { createWorkspaceAnalysis } from '../../src/engine/workspace-analysis';
import { changeText, offsetOf } from '../../src/fixes/change-text';
import type { FixInput } from '../../src/fixes/fix-input';
import type { FileFix } from '../../src/model/fix';
import type { CheckedViolation } from '../../src/model/violation';
import { root } from './paths';

/** A folder on the disk with code and rules. */
export interface RuledFolder {
  readonly path: string;
  /** Analyses and checks it as it lies there now. */
  check(): Promise<{
    readonly violations: readonly CheckedViolation[];
    readonly problems: readonly string[];
    input(violation: CheckedViolation): FixInput;
    readonly service: ReturnType<typeof createRulesService>;
  }>;
  read(name: string): string;
  write(name: string, text: string): void;
  /** Does on the disk what a fix would do in the editor. */
  apply(files: readonly FileFix[]): void;
  remove(): void;
}

/** Makes a folder with these files. */
export function createRuledFolder(files: Readonly<Record<string, string>>): RuledFolder {
  const folder = mkdtempSync(path.join(tmpdir(), 'lintel-ruled-'));
  const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');
  const write = (name: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  };
  for (const [name, text] of Object.entries(files)) write(name, text);
  return {
    path: folder,
    read,
    write,
    async check() {
      const roots = [{ name: 'shop', path: folder }];
      const analysis = createWorkspaceAnalysis({
        roots,
        files: disk,
        workerScript: path.join(root, 'dist/worker.js'),
        log: () => undefined,
        symbols: true,
      });
      await analysis.run(new AbortController().signal, () => undefined);
      await analysis.dispose();
      const { records } = analysis.snapshot();
      const service = createRulesService(roots, disk);
      await service.reload();
      service.check(records, analysis.packages());
      const state = service.whole();
      return {
        service,
        violations: Object.values(state.violations).flat(),
        problems: (state.problems ?? []).map(({ line, message }) => `${line}: ${message}`),
        input: violation => ({
          violation,
          rule: state.rules?.find(({ id }) => id === violation.rule),
          records: new Map(records.map(record => [record.module.id, record])),
          readText: module => {
            try {
              return read(module);
            } catch {
              return undefined;
            }
          },
          pathOf: module => path.join(folder, module),
          idOf: file => path.relative(folder, file),
        }),
      };
    },
    apply(fixes) {
      for (const fix of fixes) {
        if ('created' in fix) write(fix.module, fix.created);
        else {
          const text = read(fix.module);
          const changes = fix.changes.map(({ start, end, text: by }) => ({
            start: offsetOf(text, start),
            end: offsetOf(text, end),
            text: by,
          }));
          write(fix.module, changeText(text, changes));
        }
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Fails with what the TypeScript compiler has to say about these files. */
export function compileFiles(folder: string, files: readonly string[]): void {
  const options = ['--noEmit', '--strict', '--target', 'es2022', '--module', 'esnext', '--skipLibCheck'];
  const compiler = path.join(root, 'node_modules/typescript/bin/tsc');
  const more = ['--moduleResolution', 'bundler'];
  try {
    execFileSync(process.execPath, [compiler, ...options, ...more, ...files], { cwd: folder });
  } catch (error) {
    throw new Error(String((error as { stdout?: Buffer }).stdout));
  }
}

/** Fails with what Python has to say about importing a module. */
export function importInPython(folder: string, code: string): void {
  execFileSync('python3', ['-B', '-c', code], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
}
