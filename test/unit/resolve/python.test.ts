import assert from 'node:assert/strict';
import { resolverOf, resolveSpecifier } from './resolve-specifier';

describe('resolving Python', () => {
  const shop = resolverOf({
    modules: [
      'manage.py',
      'shop/__init__.py',
      'shop/settings.py',
      'shop/orders/__init__.py',
      'shop/orders/model.py',
      'shop/orders/model.pyi',
      'shop/orders/views.py',
      'shop/stubs.pyi',
      'shop/both.py',
      'shop/both/__init__.py',
      'shop/plugins/pdf.py',
      'shop/email.py',
      'tests/test_orders.py',
      'tests/helpers.py',
      'tests/redis/__init__.py',
      'web/index.ts',
    ],
    files: ['shop/fast.pyx', 'shop/quick.cpython-311-x86_64-linux-gnu.so'],
  });
  const cases: [from: string, specifier: string, names: string[], expected: string][] = [
    ['manage.py', 'shop', ['*'], 'shop/__init__.py {*}'],
    [
      'manage.py',
      'shop.orders.model',
      ['*'],
      'shop/orders/model.py {*}, implicit shop/__init__.py, implicit shop/orders/__init__.py',
    ],
    ['manage.py', 'shop.settings', ['DEBUG'], 'shop/settings.py {DEBUG}, implicit shop/__init__.py'],
    ['manage.py', 'shop', ['settings', 'VERSION'], 'shop/settings.py {settings}, shop/__init__.py {VERSION}'],
    [
      'manage.py',
      'shop.orders',
      ['model', 'views', 'Order'],
      'shop/orders/model.py {model}, shop/orders/views.py {views}, shop/orders/__init__.py {Order}, implicit shop/__init__.py',
    ],
    ['manage.py', 'shop.orders', ['*'], 'shop/orders/__init__.py {*}, implicit shop/__init__.py'],
    ['manage.py', 'shop.stubs', ['A'], 'shop/stubs.pyi {A}, implicit shop/__init__.py'],
    ['manage.py', 'shop.both', ['A'], 'shop/both/__init__.py {A}, implicit shop/__init__.py'],
    ['manage.py', 'shop.plugins', ['pdf'], 'shop/plugins/pdf.py {pdf}, implicit shop/__init__.py'],
    ['manage.py', 'shop.plugins.pdf', ['*'], 'shop/plugins/pdf.py {*}, implicit shop/__init__.py'],
    [
      'shop/orders/views.py',
      '.model',
      ['Order'],
      'shop/orders/model.py {Order}, implicit shop/__init__.py, implicit shop/orders/__init__.py',
    ],
    [
      'shop/orders/views.py',
      '.',
      ['model'],
      'shop/orders/model.py {model}, implicit shop/__init__.py, implicit shop/orders/__init__.py',
    ],
    ['shop/orders/views.py', '..settings', ['DEBUG'], 'shop/settings.py {DEBUG}, implicit shop/__init__.py'],
    ['shop/orders/views.py', '..', ['settings'], 'shop/settings.py {settings}, implicit shop/__init__.py'],
    // The package that imports is not its own parent, and a name of its own is no dependency.
    ['shop/__init__.py', '.settings', ['DEBUG'], 'shop/settings.py {DEBUG}'],
    ['shop/__init__.py', '.', ['settings', 'own'], 'shop/settings.py {settings}'],
    [
      'shop/orders/__init__.py',
      'shop.orders.model',
      ['Order'],
      'shop/orders/model.py {Order}, implicit shop/__init__.py',
    ],
    ['tests/test_orders.py', 'helpers', ['make'], 'tests/helpers.py {make}'],
    ['tests/test_orders.py', '.helpers', ['make'], 'tests/helpers.py {make}'],
    ['tests/test_orders.py', 'redis', ['*'], 'tests/redis/__init__.py {*}'],
    ['shop/settings.py', 'redis', ['*'], 'pypi:redis {*}'],
    ['shop/settings.py', 'email', ['message'], 'stdlib:email {message}'],
    ['shop/settings.py', 'os.path', ['join'], 'stdlib:os {join}'],
    ['shop/settings.py', '__future__', ['annotations'], 'stdlib:__future__ {annotations}'],
    ['shop/settings.py', 'distutils.core', ['setup'], 'stdlib:distutils {setup}'],
    ['shop/settings.py', 'annotationlib', ['*'], 'stdlib:annotationlib {*}'],
    ['shop/settings.py', 'django.db', ['models'], 'pypi:django {models}'],
    ['shop/settings.py', 'web', ['index'], 'pypi:web {index}'],
    [
      'shop/settings.py',
      'shop.missing',
      ['a'],
      '? There is no module shop/missing.py and no package shop/missing.',
    ],
    [
      'shop/settings.py',
      '.missing',
      ['a'],
      '? There is no module shop/missing.py and no package shop/missing.',
    ],
    [
      'shop/settings.py',
      'shop.api_pb2',
      ['a'],
      '? There is no module shop/api_pb2.py and no package shop/api_pb2. It looks like generated code, which is not there or is ignored.',
    ],
    ['shop/settings.py', 'shop.fast', ['a'], '? shop/fast is compiled; there is no Python source to show.'],
    ['shop/settings.py', '.quick', ['a'], '? shop/quick is compiled; there is no Python source to show.'],
    [
      'shop/settings.py',
      'shop.gone.deep.model',
      ['a'],
      '? There is no module shop/gone.py and no package shop/gone.',
    ],
    [
      'shop/settings.py',
      'shop.email.mime.text',
      ['a'],
      '? shop/email.py is a module and no package: mime is at most made while it runs.',
    ],
    [
      'shop/plugins/pdf.py',
      '.settings',
      ['a'],
      '? There is no module shop/plugins/settings.py and no package shop/plugins/settings. With one dot more it would be shop/settings.py.',
    ],
    [
      'shop/orders/views.py',
      '...settings',
      ['a'],
      '? There is no module settings.py and no package settings. With one dot fewer it would be shop/settings.py.',
    ],
    [
      'manage.py',
      '..shop',
      ['a'],
      '? ..shop leads out of the workspace folder. With one dot fewer it would be shop/__init__.py.',
    ],
    [
      'shop/settings.py',
      'shop.plugins',
      ['none'],
      '? There is no module none in shop/plugins, which has no __init__.py.',
    ],
    ['shop/settings.py', '....far', ['a'], '? ....far leads out of the workspace folder.'],
  ];
  for (const [from, specifier, names, expected] of cases)
    it(`${specifier} {${names.join(' ')}} in ${from}`, () =>
      assert.equal(resolveSpecifier(shop, from, specifier, names), expected));

  it('keeps the kind of the import', () => {
    assert.equal(
      resolveSpecifier(shop, 'manage.py', 'shop.settings', ['*'], 'dynamic'),
      'shop/settings.py {*}, implicit shop/__init__.py',
    );
  });
});

describe('roots of Python packages', () => {
  const modules = ['lib/code/pkg/a.py', 'app.py'];
  const declarations: [what: string, config: string, text: string][] = [
    ['setuptools package-dir', 'pyproject.toml', '[tool.setuptools]\npackage-dir = {"" = "lib/code"}\n'],
    ['setuptools find', 'pyproject.toml', '[tool.setuptools.packages.find]\nwhere = ["lib/code"]\n'],
    [
      'setuptools package-dir of one package',
      'pyproject.toml',
      '[tool.setuptools]\npackage-dir = { pkg = "lib/code/pkg" }\n',
    ],
    ['poetry', 'pyproject.toml', '[tool.poetry]\npackages = [{ include = "pkg", from = "lib/code" }]\n'],
    ['poetry with a path', 'pyproject.toml', '[tool.poetry]\npackages = [{ include = "lib/code/pkg" }]\n'],
    ['hatch', 'pyproject.toml', '[tool.hatch.build.targets.wheel]\npackages = ["lib/code/pkg"]\n'],
    ['hatch for all targets', 'pyproject.toml', '[tool.hatch.build]\nsources = ["lib/code"]\n'],
    [
      'hatch with other names',
      'pyproject.toml',
      '[tool.hatch.build.targets.wheel.sources]\n"lib/code" = ""\n',
    ],
    ['hatch in development', 'pyproject.toml', '[tool.hatch.build]\ndev-mode-dirs = ["lib/code"]\n'],
    ['pdm', 'pyproject.toml', '[tool.pdm.build]\npackage-dir = "lib/code"\n'],
    ['pdm, older', 'pyproject.toml', '[tool.pdm]\npackage-dir = "lib/code"\n'],
    ['uv', 'pyproject.toml', '[tool.uv.build-backend]\nmodule-root = "lib/code"\n'],
    ['maturin', 'pyproject.toml', '[tool.maturin]\npython-source = "lib/code"\n'],
    ['scikit-build', 'pyproject.toml', '[tool.scikit-build.wheel]\npackages = ["lib/code/pkg"]\n'],
    ['pytest', 'pyproject.toml', '[tool.pytest.ini_options]\npythonpath = ["lib/code"]\n'],
    ['pytest, in one string', 'pyproject.toml', '[tool.pytest.ini_options]\npythonpath = ". lib/code"\n'],
    ['pyright', 'pyproject.toml', '[tool.pyright]\nextraPaths = ["lib/code"]\n'],
    ['mypy', 'pyproject.toml', '[tool.mypy]\nmypy_path = "stubs:lib/code"\n'],
    ['ruff', 'pyproject.toml', '[tool.ruff]\nsrc = ["lib/code"]\n'],
    [
      'setup.cfg package_dir',
      'setup.cfg',
      '[metadata]\nname = x\n[options]\npackage_dir =\n    = lib/code\npackages = find:\n',
    ],
    ['setup.cfg package_dir in a line', 'setup.cfg', '[options]\npackage_dir = =lib/code\n'],
    ['setup.cfg package_dir of one package', 'setup.cfg', '[options]\npackage_dir =\n  pkg = lib/code/pkg\n'],
    ['setup.cfg find', 'setup.cfg', '[options.packages.find]\n# where\nwhere = lib/code\n'],
    ['setup.cfg find_namespace', 'setup.cfg', '[options.packages.find_namespace]\nwhere =\n    lib/code\n'],
    ['setup.py package_dir', 'setup.py', "setup(name='x', package_dir={'': 'lib/code'}, packages=['pkg'])\n"],
    [
      'setup.py package_dir over lines',
      'setup.py',
      'setup(\n    package_dir={\n        # sources\n        "": "lib/code/",\n    },\n)\n',
    ],
    ['setup.py package_dir by name', 'setup.py', "package_dir = {'pkg': 'lib/code/pkg'}\nsetup()\n"],
    ['setup.py arguments in a table', 'setup.py', "kwargs = {'package_dir': {'': 'lib/code'}}\n"],
    ['setup.py find_packages', 'setup.py', "setup(packages=find_packages('lib/code'))\n"],
    [
      'setup.py find_packages with where',
      'setup.py',
      'setup(packages=setuptools.find_packages(exclude=["tests"], where="lib/code"))\n',
    ],
    ['setup.py namespace', 'setup.py', "find_namespace_packages(where='lib/code', include=['pkg.*'])\n"],
    ['a project of its own below', 'lib/code/pyproject.toml', '[project]\nname = "x"\n'],
    ['src in a project below', 'lib/pyproject.toml', ''],
  ];
  for (const [what, path, text] of declarations)
    it(what, () => {
      const [file, from] =
        what === 'src in a project below' ? ['lib/src/pkg/a.py', 'app.py'] : [modules[0]!, 'app.py'];
      const resolver = resolverOf({ modules: [file, from], configs: { [path]: text } });
      assert.equal(resolveSpecifier(resolver, from, 'pkg.a', ['x']), `${file} {x}`);
      assert.deepEqual(resolver.diagnostics, []);
    });

  it('that are named stay roots with a stray __init__.py in them', () => {
    const own = 'lib/code/pkg/a.py';
    const resolver = resolverOf({
      modules: ['lib/code/__init__.py', 'lib/code/pkg/__init__.py', own, 'app.py'],
      configs: { 'pyproject.toml': '[tool.setuptools.packages.find]\nwhere = ["lib/code"]\n' },
    });
    assert.match(resolveSpecifier(resolver, 'app.py', 'pkg.a', ['x']), /^lib\/code\/pkg\/a\.py \{x\}/);
  });

  it('setup.py is text: what it computes or has in comments is not known', () => {
    const text = 'root = "lib" + "/code"\nsetup(package_dir={"": root}, packages=find_packages(root))\n';
    for (const content of [text, "# find_packages('lib/code')\nsetup(packages=find_packages())\n"]) {
      const resolver = resolverOf({ modules: [...modules, 'setup.py'], configs: { 'setup.py': content } });
      assert.equal(resolveSpecifier(resolver, 'app.py', 'pkg.a', ['x']), 'pypi:pkg {x}');
    }
  });

  it('the members of a workspace, each with a project of its own', () => {
    const resolver = resolverOf({
      modules: ['apps/shop/src/shop/main.py', 'libs/stock/src/stock/model.py', 'libs/flat/flat/__init__.py'],
      configs: {
        'pyproject.toml': '[tool.uv.workspace]\nmembers = ["apps/*", "libs/*"]\n',
        'apps/shop/pyproject.toml': '[project]\nname = "shop"\n',
        'libs/stock/pyproject.toml': '[build-system]\nbuild-backend = "flit_core.buildapi"\n',
        'libs/flat/setup.py': 'from setuptools import setup\nsetup()\n',
      },
    });
    const from = 'apps/shop/src/shop/main.py';
    assert.equal(resolveSpecifier(resolver, from, 'stock.model', ['x']), 'libs/stock/src/stock/model.py {x}');
    assert.equal(resolveSpecifier(resolver, from, 'flat', ['x']), 'libs/flat/flat/__init__.py {x}');
    const other = 'libs/flat/flat/__init__.py';
    assert.equal(resolveSpecifier(resolver, other, 'shop.main', ['x']), 'apps/shop/src/shop/main.py {x}');
  });

  it('the parent of a top-most package needs no declaration', () => {
    const resolver = resolverOf({ modules: ['deep/down/pkg/__init__.py', 'deep/down/pkg/a.py', 'x/b.py'] });
    assert.equal(
      resolveSpecifier(resolver, 'x/b.py', 'pkg.a', ['*']),
      'deep/down/pkg/a.py {*}, implicit deep/down/pkg/__init__.py',
    );
  });

  it('the nearest of several packages of one name', () => {
    const modules = [
      'one/tests/__init__.py',
      'one/tests/a.py',
      'one/b.py',
      'two/tests/__init__.py',
      'two/tests/a.py',
      'two/b.py',
    ];
    const resolver = resolverOf({ modules });
    assert.equal(resolveSpecifier(resolver, 'one/b.py', 'tests.a', ['*']).split(' ')[0], 'one/tests/a.py');
    assert.equal(resolveSpecifier(resolver, 'two/b.py', 'tests.a', ['*']).split(' ')[0], 'two/tests/a.py');
  });

  it('a namespace package spread over several roots', () => {
    const resolver = resolverOf({
      modules: ['a/acme/one/__init__.py', 'b/acme/two/__init__.py', 'c.py'],
      configs: { 'a/pyproject.toml': '', 'b/pyproject.toml': '' },
    });
    assert.equal(resolveSpecifier(resolver, 'c.py', 'acme.one', ['x']), 'a/acme/one/__init__.py {x}');
    assert.equal(resolveSpecifier(resolver, 'c.py', 'acme.two', ['x']), 'b/acme/two/__init__.py {x}');
    assert.equal(resolveSpecifier(resolver, 'c.py', 'acme.three', ['x']), 'pypi:acme {x}');
  });

  it('a package that is the workspace folder itself', () => {
    const resolver = resolverOf({
      modules: ['__init__.py', 'a.py', 'sub/__init__.py', 'sub/b.py'],
      folderName: 'gyp',
    });
    assert.equal(
      resolveSpecifier(resolver, 'a.py', 'gyp.sub.b', ['*']),
      'sub/b.py {*}, implicit __init__.py, implicit sub/__init__.py',
    );
    assert.equal(
      resolveSpecifier(resolver, 'a.py', 'gyp', ['sub', 'x']),
      'sub/__init__.py {sub}, __init__.py {x}',
    );
    assert.equal(resolveSpecifier(resolver, 'sub/b.py', '..a', ['x']), 'a.py {x}, implicit __init__.py');
  });

  it('a workspace folder that is a package hides nothing from the standard library and from installed packages', () => {
    const modules = ['__init__.py', 'a.py', 'http/__init__.py', 'graphql/__init__.py'];
    const inPackage = resolverOf({ modules, folderName: 'django' });
    assert.equal(resolveSpecifier(inPackage, 'a.py', 'http', ['client']), 'stdlib:http {client}');
    assert.equal(resolveSpecifier(inPackage, 'http/__init__.py', 'graphql', ['x']), 'pypi:graphql {x}');
    assert.equal(
      resolveSpecifier(inPackage, 'a.py', 'django.http', ['x']),
      'http/__init__.py {x}, implicit __init__.py',
    );
    const project = resolverOf({ modules, files: ['requirements.txt'], folderName: 'shop' });
    assert.equal(
      resolveSpecifier(project, 'a.py', 'graphql', ['x']),
      'graphql/__init__.py {x}, implicit __init__.py',
    );
  });

  it('several workspace folders', () => {
    const resolver = resolverOf({
      modules: [
        'one/pkg/__init__.py',
        'one/a.py',
        'two/pkg/__init__.py',
        'two/b.py',
        'two/src/lib/__init__.py',
      ],
      roots: ['one', 'two'],
    });
    assert.equal(resolveSpecifier(resolver, 'one/a.py', 'pkg', ['x']), 'one/pkg/__init__.py {x}');
    assert.equal(resolveSpecifier(resolver, 'two/b.py', 'pkg', ['x']), 'two/pkg/__init__.py {x}');
    assert.equal(resolveSpecifier(resolver, 'one/a.py', 'lib', ['x']), 'two/src/lib/__init__.py {x}');
    assert.match(resolveSpecifier(resolver, 'one/a.py', '...b', ['x']), /^\? /);
  });

  it('reports a broken pyproject.toml with its line', () => {
    const resolver = resolverOf({
      modules: ['a.py'],
      configs: { 'pyproject.toml': '[project]\nname = "x"\nversion = \n' },
    });
    const [diagnostic] = resolver.diagnostics;
    assert.equal(diagnostic?.module, 'pyproject.toml');
    assert.equal(diagnostic?.line, 3);
    assert.match(diagnostic?.message ?? '', /Invalid TOML/);
  });
});
