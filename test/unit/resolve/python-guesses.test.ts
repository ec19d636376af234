import assert from 'node:assert/strict';
import { importNames, isRequirementsFile } from '../../../src/resolve/python/read-requirements';
import { resolverOf, resolveSpecifier, type Workspace } from './resolve-specifier';

/** The first target of an import. */
function resolve(workspace: Workspace, from: string, specifier: string, names = ['*']): string {
  return resolveSpecifier(resolverOf(workspace), from, specifier, names).split(' ')[0]!;
}

describe('what only looks like a root of Python packages', () => {
  const cache = {
    modules: ['app/cache/redis/__init__.py', 'app/cache/redis/client.py', 'app/main.py', 'main.py'],
  };

  it('is none for what a project requires', () => {
    const declarations: [string, string][] = [
      ['pyproject.toml', '[project]\ndependencies = ["Redis[hiredis]>=5; python_version > \'3.9\'"]\n'],
      ['pyproject.toml', '[project.optional-dependencies]\nx = ["redis"]\n'],
      ['pyproject.toml', '[dependency-groups]\ndev = ["redis==5"]\n'],
      ['pyproject.toml', '[tool.poetry.group.dev.dependencies]\nredis = "^5"\n'],
      ['setup.cfg', '[options]\ninstall_requires =\n    six\n    redis>=5\n'],
      ['setup.py', 'setup(name="x", install_requires=["six", "redis>=5"])\n'],
      ['requirements/base.txt', '-r other.txt\nredis>=5  # cache\n'],
      ['app/requirements-dev.txt', 'redis\n'],
    ];
    for (const [config, text] of declarations) {
      const workspace = { ...cache, configs: { [config]: text } };
      const message = `${config}: ${text}`;
      assert.equal(resolve(workspace, 'app/cache/redis/client.py', 'redis'), 'pypi:redis', message);
      assert.equal(resolve(workspace, 'app/main.py', 'cache.redis'), 'app/cache/redis/__init__.py', message);
    }
    assert.equal(resolve(cache, 'app/cache/redis/client.py', 'redis'), 'app/cache/redis/__init__.py');
  });

  it('counts for a project of the workspace that others require', () => {
    const workspace = {
      modules: ['libs/stock/python/stock/__init__.py', 'app/main.py'],
      configs: {
        'libs/stock/pyproject.toml': '[project]\nname = "stock"\n',
        'app/pyproject.toml': '[project]\nname = "app"\ndependencies = ["stock"]\n',
      },
    };
    assert.equal(resolve(workspace, 'app/main.py', 'stock'), 'libs/stock/python/stock/__init__.py');
  });

  it('is none inside of the packages that a project says it has', () => {
    const modules = [
      'grpc/src/telemetry/instrumentation/grpc/__init__.py',
      'grpc/src/telemetry/instrumentation/grpc/aio.py',
      'grpc/tests/test_grpc.py',
      'tests/test_all.py',
    ];
    const configs = { 'grpc/pyproject.toml': '[project]\nname = "telemetry-grpc"\n' };
    for (const from of modules) assert.equal(resolve({ modules, configs }, from, 'grpc'), 'pypi:grpc', from);
    const own = 'telemetry.instrumentation.grpc';
    assert.equal(resolve({ modules, configs }, modules[2]!, own), modules[0]);
    const flat = {
      modules: ['google/cloud/storage/__init__.py', 'scripts/run.py'],
      configs: { 'setup.py': 'setup(packages=find_namespace_packages(include=["google.*"]))\n' },
    };
    assert.equal(resolve(flat, 'scripts/run.py', 'storage'), 'pypi:storage');
  });

  it('has packages for files elsewhere, no loose modules', () => {
    const modules = ['backend/app/__init__.py', 'backend/constants.py', 'backend/run.py', 'tools/check.py'];
    assert.equal(resolve({ modules }, 'tools/check.py', 'app'), 'backend/app/__init__.py');
    assert.equal(resolve({ modules }, 'tools/check.py', 'constants'), 'pypi:constants');
    assert.equal(resolve({ modules }, 'backend/run.py', 'constants'), 'backend/constants.py');
  });

  it('stands in for what is required where it holds copies', () => {
    const workspace = {
      modules: [
        'tool/__init__.py',
        'tool/_vendor/zipp/__init__.py',
        'tool/_vendor/wheel/__init__.py',
        'a.py',
      ],
      configs: { 'pyproject.toml': '[project]\nname = "tool"\ndependencies = ["zipp"]\n' },
    };
    assert.equal(
      resolve(workspace, 'tool/_vendor/wheel/__init__.py', 'zipp'),
      'tool/_vendor/zipp/__init__.py',
    );
    assert.equal(resolve(workspace, 'a.py', 'zipp'), 'pypi:zipp');
  });

  it('does not give a folder without __init__ the name of an installed package', () => {
    const workspace = {
      modules: ['docker/client.py', 'main.py'],
      configs: { 'requirements.txt': 'docker\n' },
    };
    assert.equal(resolve(workspace, 'main.py', 'docker.client'), 'pypi:docker');
    assert.equal(resolve({ modules: workspace.modules }, 'main.py', 'docker.client'), 'docker/client.py');
  });
});

describe('names of the standard library', () => {
  it('mean it where a package deep inside is called so', () => {
    const modules = [
      'google/cloud/logging/__init__.py',
      'google/cloud/logging/handlers.py',
      'google/cloud/calendar/__init__.py',
      'google/cloud/calendar/models.py',
      'main.py',
    ];
    const from = 'google/cloud/logging/handlers.py';
    assert.equal(resolve({ modules }, from, 'logging'), 'stdlib:logging');
    assert.equal(resolve({ modules }, from, 'logging.handlers'), 'stdlib:logging');
    // A module that the standard library has not.
    assert.equal(resolve({ modules }, from, 'calendar.models'), 'google/cloud/calendar/models.py');
  });

  it('mean a package at a root of the file itself', () => {
    const modules = ['logging/__init__.py', 'main.py', 'other/src/json/__init__.py', 'other/main.py'];
    const configs = { 'other/pyproject.toml': '[project]\nname = "other"\n' };
    assert.equal(resolve({ modules, configs }, 'main.py', 'logging'), 'logging/__init__.py');
    assert.equal(resolve({ modules, configs }, 'main.py', 'json'), 'stdlib:json');
    assert.equal(resolve({ modules, configs }, 'other/main.py', 'json'), 'other/src/json/__init__.py');
  });

  it('mean the files where the standard library itself is looked at, for these alone', () => {
    const library = ['abc', 'codecs', 'io', 'os', 'types', 'typing'].map(name => `Lib/${name}.py`);
    const modules = [...library, 'Lib/json/__init__.py', 'Tools/build.py'];
    assert.equal(resolve({ modules }, 'Lib/json/__init__.py', 'typing'), 'Lib/typing.py');
    assert.equal(resolve({ modules }, 'Tools/build.py', 'typing'), 'stdlib:typing');
  });
});

describe('requirements', () => {
  it('have the names that their modules may have', () => {
    assert.deepEqual(importNames('PyYAML>=6'), ['pyyaml', 'yaml']);
    assert.deepEqual(importNames('python-dateutil ; x'), ['python_dateutil', 'dateutil']);
    assert.deepEqual(importNames('beautifulsoup4'), ['beautifulsoup4', 'bs4']);
    for (const other of ['-e ./lib', './lib', '-r base.txt', '# redis', '', 'lib @ file:../lib', 'a/b'])
      assert.deepEqual(importNames(other), [], other);
  });

  it('stand in files that are called so', () => {
    const yes = [
      'requirements.txt',
      'a/requirements-dev.txt',
      'dev-requirements.in',
      'requirements/base.txt',
    ];
    for (const path of yes) assert.equal(isRequirementsFile(path), true, path);
    for (const path of ['requirements.md', 'a.txt', 'requirements'])
      assert.equal(isRequirementsFile(path), false, path);
  });
});

describe('roots of the project round a file', () => {
  it('go before what is further out, and are known to all its files', () => {
    const workspace = {
      modules: [
        'examples/celery/src/tasks/__init__.py',
        'examples/celery/make.py',
        'pkg/__init__.py',
        'src/pkg/__init__.py',
      ],
      configs: { 'examples/celery/pyproject.toml': '[project]\nname = "x"\n', 'pyproject.toml': '' },
    };
    assert.equal(
      resolve(workspace, 'examples/celery/make.py', 'tasks'),
      'examples/celery/src/tasks/__init__.py',
    );
    assert.equal(resolve(workspace, 'tests/test_a.py', 'pkg'), 'src/pkg/__init__.py');
  });

  it('each have a part of a namespace package', () => {
    const workspace = {
      modules: ['libs/one/acme/one.py', 'libs/two/acme/two/__init__.py', 'libs/two/acme/loose.py', 'main.py'],
      configs: { 'libs/one/pyproject.toml': '', 'libs/two/pyproject.toml': '' },
    };
    assert.equal(
      resolveSpecifier(resolverOf(workspace), 'main.py', 'acme', ['one', 'two', 'loose']),
      'libs/one/acme/one.py {one}, libs/two/acme/two/__init__.py {two}, libs/two/acme/loose.py {loose}',
    );
  });
});
