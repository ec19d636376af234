"""Prints, as JSON, what import-linter makes of every contract in the folder that it is started in.

    python list-contracts.py

Each contract is checked alone, so that one that fails for its options does not hide the others. The imports are those
that break the contract by themselves; chains of several are counted only.
"""

import json
import os
import sys

from importlinter import configuration
from importlinter.application import use_cases

configuration.configure()
# Progress goes to standard output, too; that is for the JSON alone.
answers, sys.stdout = sys.stdout, sys.stderr
sys.path[:0] = [os.getcwd(), os.path.join(os.getcwd(), "src")]


def list_links(metadata):
    """The direct imports, and the number of longer chains, among what broke a contract."""
    direct, longer = set(), 0
    chains = [
        route
        for pair in metadata.get("invalid_dependencies", [])
        for route in pair["routes"]
    ]
    for pair in metadata.get("invalid_chains", []):
        chains += pair["chains"]
    for chain in chains:
        links = chain["chain"] if isinstance(chain, dict) else chain
        if len(links) > 1:
            longer += 1
            continue
        extra = chain["extra_firsts"] + chain["extra_lasts"] if isinstance(chain, dict) else []
        direct.update((link["importer"], link["imported"]) for link in links + extra)
    for broken in metadata.get("illegal_imports", []):
        direct.update((link["importer"], link["imported"]) for link in broken.illegal_links)
    return sorted(direct), longer


def main():
    try:
        options = use_cases.read_user_options()
        use_cases._register_contract_types(options)
        wanted = options.contracts_options
    except Exception as error:
        print(json.dumps({"error": str(error), "contracts": []}), file=answers)
        return
    contracts = []
    for each in wanted:
        entry = {"id": each.get("id", each.get("name")), "name": each.get("name"), "type": each.get("type")}
        contracts.append(entry)
        options.contracts_options = [each]
        try:
            report = use_cases.create_report(options, cache_dir=None)
            if report.could_not_run:
                raise ValueError(str(report.invalid_contract_options))
            ((_, check),) = report.get_contracts_and_checks()
        except Exception as error:
            entry.update(outcome="error", message=f"{type(error).__name__}: {error}")
            continue
        direct, longer = list_links(check.metadata)
        entry.update(outcome="kept" if check.kept else "broken", direct=direct, longer=longer)
    print(json.dumps({"roots": options.session_options["root_packages"], "contracts": contracts}), file=answers)


main()
