"""Says where Python's own import system finds what the files of a folder import. Nothing of the folder is run.

python3 list-python-targets.py FOLDER < files        (ids of Python files relative to the folder, one in a line)

The path that modules are looked for on is made of what the projects of the folder say of themselves, not of what is
installed: for each file the folder that its top-most package stands in (its own folder, for a script), the projects round
it, innermost first, with the roots that they declare, then the same of all other projects. Prints JSON:
{"imports": [[file, line, specifier, name or null, kind, target or null]], "unparsed": [file]}
where kind is `found`, `namespace` (a folder without `__init__`), `missing` (its package is found, but not the rest),
`beyond` (leads out of the top-level package) or `outside` (not in the folder).
"""

import ast
import importlib.machinery as machinery
import json
import os
import re
import sys
import warnings

try:
    import tomllib
except ImportError:
    sys.exit("Python 3.11 or later is needed")

FOLDER = os.path.realpath(sys.argv[1])
FILES = [line.rstrip("\n") for line in sys.stdin if line.strip()]
PROJECT_FILES = ("pyproject.toml", "setup.py", "setup.cfg")
ASIDE = {"test", "tests", "testing", "testdata", "fixtures", "example", "examples", "samples", "demo", "docs", "vendor", "_vendor", "data"}
SKIPPED = {".git", "node_modules", "site-packages", "__pycache__", ".venv", ".tox"}

# All that this script itself needs is loaded by now: from here on only the files of the folder are looked for.
sys.path_hooks[:] = [
    machinery.FileFinder.path_hook(
        (machinery.SourceFileLoader, [".py"]),
        (machinery.ExtensionFileLoader, machinery.EXTENSION_SUFFIXES),
        (machinery.SourceFileLoader, [".pyi"]),
    )
]
sys.path_importer_cache.clear()


def read_roots(folder):
    """The folders that a project names as those its packages stand in, absolute."""
    named = []
    path = os.path.join(folder, "pyproject.toml")
    if os.path.exists(path):
        try:
            with open(path, "rb") as file:
                project = tomllib.load(file)
        except (tomllib.TOMLDecodeError, UnicodeDecodeError):
            project = {}
        tool = project.get("tool", {})
        setuptools = tool.get("setuptools", {})
        named += [place for name, place in setuptools.get("package-dir", {}).items() if name == ""]
        packages = setuptools.get("packages", {})
        named += packages.get("find", {}).get("where", []) if isinstance(packages, dict) else []
        for package in tool.get("poetry", {}).get("packages", []):
            named.append(package.get("from", os.path.dirname(package.get("include", ""))))
        build = tool.get("hatch", {}).get("build", {})
        for table in (build, build.get("targets", {}).get("wheel", {})):
            named += [os.path.dirname(package) for package in table.get("packages", [])]
            if isinstance(table.get("sources"), list):
                named += table["sources"]
        named.append(tool.get("pdm", {}).get("build", {}).get("package-dir"))
        named.append(tool.get("maturin", {}).get("python-source"))
        named.append(tool.get("uv", {}).get("build-backend", {}).get("module-root"))
        pytest = tool.get("pytest", {}).get("ini_options", {}).get("pythonpath", [])
        named += pytest.split() if isinstance(pytest, str) else pytest
    for name in ("setup.cfg", "setup.py"):
        path = os.path.join(folder, name)
        if os.path.exists(path):
            with open(path, encoding="utf8", errors="replace") as file:
                text = file.read()
            named += re.findall(r"^\s*where\s*=\s*([\w./]+)\s*$", text, re.M)
            named += re.findall(r"^\s*=\s*([\w./]+)\s*$", text, re.M)
            named += re.findall(r"""package_dir\s*=\s*\{\s*["']{2}\s*:\s*["']([\w./]+)["']""", text)
            named += re.findall(r"""find(?:_namespace)?_packages\(\s*(?:where\s*=\s*)?["']([\w./]+)["']""", text)
    roots = [os.path.normpath(os.path.join(folder, place)) for place in named if isinstance(place, str)]
    roots += [os.path.join(folder, "src"), folder]
    return [root for root in dict.fromkeys(roots) if os.path.isdir(root)]


PROJECTS = {}
for at, folders, files in os.walk(FOLDER):
    folders[:] = sorted(name for name in folders if name not in SKIPPED)
    if at == FOLDER or any(name in files for name in PROJECT_FILES):
        PROJECTS[at] = read_roots(at)


def is_aside(folder):
    return bool(ASIDE.intersection(os.path.relpath(folder, FOLDER).split(os.sep)))


def has_init(folder):
    return os.path.exists(os.path.join(folder, "__init__.py")) or os.path.exists(os.path.join(folder, "__init__.pyi"))


def top_of(folder):
    """The folder that the top-most package round a folder stands in."""
    while has_init(folder):
        folder = os.path.dirname(folder)
    return folder


# Roots that a project names, beside its own folder. Inside of them what has no `__init__` is a namespace, and no root.
NAMED = [root for roots in PROJECTS.values() for root in roots if root not in PROJECTS]


def is_namespace(folder):
    return any(folder.startswith(root + os.sep) for root in NAMED)


# What top-most packages stand in: any of these may be installed, too.
TOPS = []
for folder in sorted({os.path.join(FOLDER, os.path.dirname(file)) for file in FILES}):
    if has_init(folder) and not has_init(os.path.dirname(folder)) and not is_aside(folder) and folder != FOLDER:
        if not is_namespace(os.path.dirname(folder)):
            TOPS.append(os.path.dirname(folder))

PATHS = {}


def path_for(folder):
    if folder not in PATHS:
        top = top_of(folder)
        found = [root for root in NAMED if (top + os.sep).startswith(root + os.sep)] or [top]
        at = folder
        while at.startswith(FOLDER):
            found += PROJECTS.get(at, [])
            at = os.path.dirname(at)
        for project, roots in PROJECTS.items():
            # Nobody installs the projects of tests and examples for others.
            if not is_aside(project):
                found += roots
        # As for a script; but not where a module there would hide the namespace that the folder is a part of.
        hides = any(
            os.path.exists(os.path.join(folder, f"{os.path.relpath(folder, root).split(os.sep)[0]}.py"))
            for root in NAMED
            if folder.startswith(root + os.sep)
        )
        if not hides:
            found.append(folder)
        # A root inside of a package would give its modules a second name.
        found = [root for root in dict.fromkeys(found) if not has_init(root) or root == top]
        PATHS[folder] = found
    return PATHS[folder]


SPECS = {}


def is_extended(init):
    """Whether a package takes in what is called so elsewhere on the path, as namespaces did before Python 3.3."""
    if not init.endswith((".py", ".pyi")) or not os.path.exists(init):
        return False
    with open(init, encoding="utf8", errors="replace") as file:
        return re.search(r"\bextend_path\s*\(|\bdeclare_namespace\s*\(", file.read()) is not None


def find_spec(name, path):
    """`(file or None, search locations or None)` of a module by its last name; `None` where there is none."""
    key = (name, tuple(path))
    if key not in SPECS:
        spec = machinery.PathFinder.find_spec(name, path)
        if spec is None:
            SPECS[key] = None
        else:
            places = spec.submodule_search_locations
            # The parts of a namespace, without asking for the parent again.
            places = getattr(places, "_path", places)
            if places is not None and spec.has_location and is_extended(spec.origin):
                more = (os.path.join(root, name) for root in path)
                places = list(dict.fromkeys([*places, *filter(os.path.isdir, more)]))
            SPECS[key] = (spec.origin if spec.has_location else None, None if places is None else list(places))
    return SPECS[key]


def find(parts, path, is_absolute=True):
    """What a dotted name leads to: kind, file, search locations."""
    at, places = None, path
    for i, part in enumerate(parts):
        spec = None if places is None else find_spec(part, places)
        if spec is None and i == 0 and is_absolute:
            spec = next((find_spec(part, [top]) for top in TOPS if has_init(os.path.join(top, part))), None)
        if spec is None:
            return ("outside" if i == 0 else "missing", None, None)
        at, places = spec
    return ("found" if at else "namespace", at, places)


DEFINED = {}


def defines(init, name):
    """Whether an `__init__` binds a name at its top level by something that is no import from its own submodules."""
    if init not in DEFINED:
        names = {}
        try:
            tree = parse(init)
        except (SyntaxError, ValueError):
            tree = None
        pending = list(tree.body) if tree else []
        while pending:
            node = pending.pop(0)
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                names[node.name] = "own"
            elif isinstance(node, ast.ImportFrom):
                for alias in node.names:
                    names[alias.asname or alias.name] = f"{'.' * node.level}{node.module or ''} {alias.name}"
            elif isinstance(node, ast.Assign):
                for target in node.targets:
                    if isinstance(target, ast.Name):
                        names[target.id] = "own"
            elif isinstance(node, (ast.If, ast.Try)):
                for field in ("body", "orelse", "finalbody"):
                    pending += getattr(node, field, [])
        DEFINED[init] = names
    return DEFINED[init].get(name)


def parse(file):
    with open(file, "rb") as stream:
        return ast.parse(stream.read(), file)


def id_of(file):
    return os.path.relpath(file, FOLDER)


def own_name(file):
    """The parts of the package that a file is in, and the path it starts from."""
    folder = os.path.dirname(file)
    top = top_of(folder)
    return [] if folder == top else os.path.relpath(folder, top).split(os.sep)


def list_imports(id):
    file = os.path.join(FOLDER, id)
    folder = os.path.dirname(file)
    path = path_for(folder)
    for node in ast.walk(parse(file)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                kind, target, _ = find(alias.name.split("."), path)
                yield node.lineno, alias.name, None, kind, target
        elif isinstance(node, ast.ImportFrom):
            specifier = "." * node.level + (node.module or "")
            if node.level == 0:
                kind, target, places = find(node.module.split("."), path)
            else:
                kind, target, places = find_relative(folder, node.level, node.module)
            for alias in node.names:
                name = alias.name
                if kind in ("found", "namespace") and name != "*" and places is not None:
                    spec = find_spec(name, places)
                    if spec is not None and (spec[0] or not target):
                        note = defines(target, name) if target else None
                        yield node.lineno, specifier, name, "found" if spec[0] else "namespace", spec[0], note
                        continue
                yield node.lineno, specifier, name, kind, target
        elif isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            if called not in ("import_module", "importlib.import_module", "__import__") or not node.args:
                continue
            name = node.args[0].value if isinstance(node.args[0], ast.Constant) else None
            if not isinstance(name, str) or not re.fullmatch(r"\.*[\w.]+", name):
                continue
            if not name.startswith("."):
                kind, target, _ = find(name.split("."), path)
                yield node.lineno, name, "import_module", kind, target
                continue
            rest = name.lstrip(".")
            package = next((word.value for word in node.keywords if word.arg == "package"), None)
            package = package or (node.args[1] if len(node.args) > 1 else None)
            if isinstance(package, ast.Constant):
                parts = package.value.split(".")
                parts = parts[: len(parts) - (len(name) - len(rest)) + 1]
                absolute = ".".join([*parts, rest])
                kind, target, _ = find(absolute.split("."), path)
                yield node.lineno, absolute, "import_module", kind, target
            elif package is None or ast.unparse(package) in ("__package__", "__name__"):
                kind, target, _ = find_relative(folder, len(name) - len(rest), rest)
                yield node.lineno, name, "import_module", kind, target


def find_relative(folder, level, module):
    """As for a file of a package whose parents may have no `__init__`: the folder `level - 1` up."""
    at = folder
    for _ in range(level - 1):
        at = os.path.dirname(at)
        if not (at + os.sep).startswith(FOLDER + os.sep):
            return "beyond", None, None
    if module is None:
        for init in ("__init__.py", "__init__.pyi"):
            if os.path.exists(os.path.join(at, init)):
                return "found", os.path.join(at, init), [at]
        return "namespace", None, [at]
    kind, target, places = find(module.split("."), [at], False)
    return ("missing" if kind == "outside" else kind), target, places


warnings.simplefilter("ignore")
imports, unparsed = [], []
sys.setrecursionlimit(20000)
for id in FILES:
    try:
        for line, specifier, name, kind, target, *note in list_imports(id):
            place = None if target is None else id_of(target)
            imports.append([id, line, specifier, name, kind, place, note[0] if note else None])
    except (SyntaxError, ValueError, UnicodeDecodeError, RecursionError):
        unparsed.append(id)
json.dump({"imports": imports, "unparsed": unparsed}, sys.stdout)
