"""Prints the modules of a Python package and the imports between them, as grimp sees them, as JSON.

python3 list-grimp-imports.py FOLDER        (the package's own folder; nothing of it is run)
"""

import json
import os
import sys

try:
    import grimp
except ImportError:
    sys.exit(f"grimp is not installed for {sys.executable}")

parent, package = os.path.split(os.path.abspath(sys.argv[1]))
sys.path.insert(0, parent)
graph = grimp.build_graph(package, cache_dir=None)
imports = [
    [importer, imported]
    for importer in sorted(graph.modules)
    for imported in sorted(graph.find_modules_directly_imported_by(importer))
]
json.dump({"modules": sorted(graph.modules), "imports": imports}, sys.stdout)
