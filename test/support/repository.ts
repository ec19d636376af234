import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A Git repository in a folder of its own, without the configuration of whoever runs the tests. */
export class Repository {
  readonly folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'lintel-git-')));

  /** Runs git in the repository and gives its output. */
  git(...args: string[]): string {
    return this.run(args, {});
  }

  /** Writes files and commits them as `author` on a day, written `2026-01-31`. */
  commit(day: string, author: string, files: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(this.folder, name)), { recursive: true });
      writeFileSync(path.join(this.folder, name), text);
    }
    const when = `${day}T12:00:00Z`;
    this.run(['add', '-A'], {});
    this.run(['commit', '-q', '-m', 'A change'], {
      GIT_AUTHOR_DATE: when,
      GIT_COMMITTER_DATE: when,
      GIT_AUTHOR_NAME: author,
      GIT_AUTHOR_EMAIL: `${author}@example.org`,
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private run(args: readonly string[], env: NodeJS.ProcessEnv): string {
    const identity = ['-c', 'user.name=Tester', '-c', 'user.email=tester@example.org'];
    return execFileSync('git', [...identity, ...args], {
      cwd: this.folder,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }
}
