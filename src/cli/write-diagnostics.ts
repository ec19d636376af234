import type { Diagnostic, Severity } from '../model/diagnostic';
import type { Snapshot } from '../model/snapshot';

/** Most diagnostics that are written out; a folder full of broken files should not bury the rest. */
const MOST = 50;

const ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Diagnostics as text, one a line, `file:line: severity: message`, the worst first. */
export function writeDiagnostics(snapshot: Snapshot): string {
  const all: Diagnostic[] = [
    ...snapshot.diagnostics,
    ...snapshot.records.flatMap(record => record.diagnostics),
  ];
  all.sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
  const lines = all
    .slice(0, MOST)
    .map(({ module, line, severity, message }) => `${module}:${line}: ${severity}: ${message}\n`);
  if (all.length > MOST)
    lines.push(`… and ${all.length - MOST} more; 'lintel graph --format json' lists them all\n`);
  return lines.join('');
}
