import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readHistory } from '../../../src/engine/git-history';
import { Repository } from '../../support/repository';

const now = Date.parse('2026-06-30T00:00:00Z');

describe('readHistory', () => {
  let repository: Repository;

  beforeEach(() => {
    repository = new Repository();
    repository.git('init', '-q', '-b', 'main');
  });
  afterEach(() => repository.remove());

  const read = (
    ids: readonly string[],
    more: { folder?: string; limit?: number; patience?: number } = {},
  ) => {
    const { folder = repository.folder, ...options } = more;
    return readHistory([{ name: 'shop', path: folder }], ids, { now, ...options });
  };

  function commitSome(): void {
    repository.commit('2023-01-10', 'ann', { 'old.ts': '1', 'src/a.ts': '1' });
    repository.commit('2024-02-10', 'bob', { 'src/a.ts': '2' });
    repository.commit('2026-01-10', 'ann', { 'src/a.ts': '3', 'src/b.ts': '1' });
    repository.commit('2026-02-10', 'bob', { 'src/a.ts': '4' });
    repository.commit('2026-03-10', 'ann', { 'src/a.ts': '5', 'notes.md': '1' });
    writeFileSync(path.join(repository.folder, 'new.ts'), '');
  }

  it('counts the commits and authors of the last twelve months, and knows the last change of all', async () => {
    commitSome();
    assert.deepEqual(await read(['old.ts', 'src/a.ts', 'src/b.ts', 'new.ts']), {
      modules: {
        'old.ts': { commits: 0, authors: 0, lastChange: '2023-01-10' },
        'src/a.ts': { commits: 3, authors: 2, lastChange: '2026-03-10' },
        'src/b.ts': { commits: 1, authors: 1, lastChange: '2026-01-10' },
      },
    });
  });

  it('understands roots inside a repository, and several of them, by their ids', async () => {
    commitSome();
    repository.commit('2026-04-10', 'ann', { 'lib/x.py': '1' });
    const src = path.join(repository.folder, 'src');
    assert.deepEqual(Object.keys((await read(['a.ts', 'old.ts'], { folder: src })).modules), ['a.ts']);
    const elsewhere = mkdtempSync(path.join(tmpdir(), 'lintel-no-git-'));
    try {
      const roots = [
        { name: 'src', path: src },
        { name: 'lib', path: path.join(repository.folder, 'lib') },
        { name: 'other', path: elsewhere },
      ];
      const { modules, message } = await readHistory(roots, ['src/a.ts', 'lib/x.py', 'other/x.py'], { now });
      assert.deepEqual(Object.keys(modules).sort(), ['lib/x.py', 'src/a.ts']);
      assert.equal(message, 'other is not in a Git repository.');
    } finally {
      rmSync(elsewhere, { recursive: true });
    }
  });

  it('takes names for what they are', async () => {
    const names = ['new\nline.ts', '\nfirst.ts', 'ünï "q".ts', '-x.ts', '__proto__.ts', '\x01mark.ts'];
    repository.commit('2026-01-10', 'ann', Object.fromEntries(names.map(name => [name, '1'])));
    const { modules } = await read(names);
    assert.deepEqual(Object.keys(modules).sort(), [...names].sort());
    assert.ok(Object.values(modules).every(({ commits }) => commits === 1));
  });

  it('says where it has stopped looking, and that what it has not met is older', async () => {
    commitSome();
    const { modules, message } = await read(['old.ts', 'src/a.ts'], { limit: 1 });
    assert.equal(message, 'In shop, changes from before 2024-02-10 were not looked at.');
    assert.deepEqual(modules['old.ts'], { commits: 0, authors: 0, lastChange: '2024-02-10' });
    assert.equal(modules['src/a.ts'].commits, 3);
  });

  it('says that a clone is shallow, and does not take its oldest commit for a change to everything', async () => {
    commitSome();
    const clone = `${repository.folder}-clone`;
    repository.git('clone', '-q', '--depth', '2', `file://${repository.folder}`, clone);
    try {
      const { modules, message } = await read(['old.ts', 'src/a.ts'], { folder: clone });
      assert.equal(message, 'shop is a shallow clone: nothing is known from before 2026-02-10.');
      assert.deepEqual(modules['old.ts'], { commits: 0, authors: 0, lastChange: '2026-02-10' });
      assert.equal(modules['src/a.ts'].commits, 1);
    } finally {
      rmSync(clone, { recursive: true });
    }
  });

  it('says what is the matter where there is nothing to read', async () => {
    assert.deepEqual(await read(['a.ts']), {
      modules: {},
      message: 'The Git repository of shop has no commits yet.',
    });
    const bare = path.join(repository.folder, 'bare');
    repository.git('init', '-q', '--bare', 'bare');
    assert.match((await read(['a.ts'], { folder: bare })).message ?? '', /bare/);
    commitSome();
    writeFileSync(path.join(repository.folder, '.git', 'refs', 'heads', 'main'), 'nonsense\n');
    assert.match((await read(['src/a.ts'])).message ?? '', /^(Git could not|The Git repository)/);
    assert.match((await read(['a.ts'], { folder: '/does/not/exist' })).message ?? '', /^Git could not read/);
  });

  it('says that it took too long, and that git is not there', async () => {
    commitSome();
    assert.match((await read(['src/a.ts'], { patience: 0 })).message ?? '', /took too long/);
    const { PATH } = process.env;
    process.env.PATH = repository.folder;
    try {
      const { modules, message } = await read(['src/a.ts']);
      assert.deepEqual([modules, message], [{}, 'The history is not known: the program git was not found.']);
    } finally {
      process.env.PATH = PATH;
    }
  });

  it('starts nothing that the repository names, and asks no other repository', async function () {
    if (process.platform === 'win32') this.skip();
    commitSome();
    const trace = path.join(repository.folder, 'trace');
    const program = path.join(repository.folder, 'program.sh');
    writeFileSync(program, `#!/bin/sh\necho "$0 $*" >> ${trace}\ncat\n`);
    chmodSync(program, 0o755);
    for (const name of [
      ...['core.fsmonitor', 'core.pager', 'pager.log', 'diff.external', 'gpg.program', 'core.sshCommand'],
      ...['diff.evil.command', 'diff.evil.textconv', 'filter.evil.clean', 'filter.evil.smudge'],
    ])
      repository.git('config', name, program);
    repository.git('config', 'log.showSignature', 'true');
    repository.git('config', 'color.ui', 'always');
    repository.git('config', 'diff.relative', 'true');
    writeFileSync(path.join(repository.folder, '.gitattributes'), '* diff=evil filter=evil\n');
    mkdirSync(path.join(repository.folder, '.git', 'hooks'), { recursive: true });
    // A commit that says it is signed, and a remote that would be asked for what is missing.
    const body = repository.git('cat-file', 'commit', 'HEAD');
    const signed = body.replace(
      '\n\n',
      '\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\n',
    );
    const hash = execFileSync('git', ['hash-object', '-t', 'commit', '-w', '--stdin'], {
      cwd: repository.folder,
      input: signed,
      encoding: 'utf8',
    }).trim();
    repository.git('update-ref', 'refs/heads/main', hash);
    repository.git('config', 'remote.origin.url', 'ssh://example.invalid/x');
    repository.git('config', 'remote.origin.promisor', 'true');
    repository.git('config', 'extensions.partialClone', 'origin');
    // The control: what is configured like this does get started by a plain git.
    execFileSync('git', ['log', '-1'], { cwd: repository.folder });
    assert.ok(existsSync(trace));
    rmSync(trace);
    process.env.GIT_DIR = '/does/not/exist';
    try {
      const { modules } = await read(['src/a.ts']);
      assert.equal(modules['src/a.ts'].commits, 3);
      // And a tree that has to be fetched is not.
      const tree = repository.git('rev-parse', 'HEAD~2:src').trim();
      rmSync(path.join(repository.folder, '.git', 'objects', tree.slice(0, 2), tree.slice(2)));
      assert.match((await read(['src/a.ts', 'old.ts'])).message ?? '', /^Git could not read/);
    } finally {
      delete process.env.GIT_DIR;
    }
    assert.ok(!existsSync(trace));
  });
});
