import type { Diagnostic, Severity } from '../model/diagnostic';
import type { Language } from '../model/module';
import type { Summary } from '../model/summary';
import type { AnalysisState } from './analysis';
import { views } from './contributions';
import { formatAmount, formatCount, formatDuration } from './formats';
import { pageRows, type Row } from './row';

const LANGUAGES: Readonly<Record<Language, string>> = {
  typescript: 'TypeScript',
  javascript: 'JavaScript',
  python: 'Python',
};

const SEVERITIES: Readonly<Record<Severity, { readonly name: string; readonly color: string }>> = {
  error: { name: 'error', color: 'list.errorForeground' },
  warning: { name: 'warning', color: 'list.warningForeground' },
  info: { name: 'info', color: 'foreground' },
};

/** The rows of the Overview. None where the view has something else to say (nothing open, nothing analysed, failure). */
export function listOverview(state: AnalysisState, summary: Summary | undefined): readonly Row[] {
  if (state.kind !== 'starting' && state.kind !== 'running') return [];
  if (!summary) return [busyRow('Starting the analysis…')];
  const { progress } = summary;
  if (progress.phase === 'done' && progress.found === 0) return [nothingRow()];
  return [statusRow(summary), ...listProblems(summary), ...(summary.modules > 0 ? listNumbers(summary) : [])];
}

function statusRow({ progress, milliseconds }: Summary): Row {
  const { phase, found, done } = progress;
  if (phase === 'discover') return busyRow('Looking for files…', `${formatCount(found)} found`);
  if (phase === 'extract')
    return busyRow('Analyzing…', `${formatCount(done)} of ${formatAmount(found, 'file')}`);
  return {
    id: 'status',
    label: 'Up to date',
    ...(milliseconds !== undefined && { description: `analyzed in ${formatDuration(milliseconds)}` }),
    tooltip:
      'The map follows every file that is saved, created or deleted. The time is that of the last whole analysis.',
    icon: { name: 'pass', color: 'testing.iconPassed' },
  };
}

function busyRow(label: string, description?: string): Row {
  return {
    id: 'status',
    label,
    ...(description !== undefined && { description }),
    tooltip: 'The analysis is running. The map already shows what it knows.',
    icon: { name: 'loading~spin' },
  };
}

function nothingRow(): Row {
  return {
    id: 'status',
    label: 'Nothing to analyze',
    description: 'no TypeScript, JavaScript or Python files',
    tooltip: 'Lintel reads TypeScript, JavaScript and Python files. Files that git ignores are left out.',
    icon: { name: 'circle-slash' },
  };
}

function listNumbers(summary: Summary): readonly Row[] {
  const { modules, lines, dependencies, externals, unresolved, cycles } = summary;
  return [
    {
      id: 'modules',
      label: 'Modules',
      description: formatCount(modules),
      tooltip: 'Source files. Each is one module of the map.',
      icon: { name: 'file-code' },
      expanded: true,
      children: () => listLanguages(summary),
    },
    {
      id: 'lines',
      label: 'Lines',
      description: formatCount(lines),
      tooltip: 'Physical lines of all modules, with comments and blank lines.',
      icon: { name: 'list-unordered' },
    },
    {
      id: 'dependencies',
      label: 'Dependencies',
      description: formatCount(dependencies),
      tooltip: 'Imports of one module by another, both in this workspace. Each import statement counts.',
      icon: { name: 'references' },
    },
    {
      id: 'externals',
      label: 'External packages',
      description: formatCount(externals),
      tooltip:
        'Different packages from npm and PyPI that modules import. What comes with the language does not count.',
      icon: { name: 'package' },
    },
    {
      id: 'unresolved',
      label: 'Unresolved imports',
      description: formatCount(unresolved),
      tooltip:
        'Imports that should lead to a module of this workspace, but none is there: a missing or generated file, or a path that is not configured.',
      icon: unresolved > 0 ? { name: 'question', color: 'list.warningForeground' } : { name: 'question' },
    },
    {
      id: 'cycles',
      label: 'Cycles',
      description: cycles === undefined ? '…' : formatCount(cycles),
      tooltip:
        'Groups of modules that all depend on each other, directly or by way of others. Click to see where to cut them.',
      icon: cycles ? { name: 'sync', color: 'list.warningForeground' } : { name: 'sync' },
      focus: views.cycles,
    },
  ];
}

function listLanguages({ languages }: Summary): readonly Row[] {
  return languages.map(({ language, modules, lines }) => ({
    id: `language/${language}`,
    label: LANGUAGES[language],
    // What the numbers count stands in the row above; here it would not fit.
    description: `${formatCount(modules)} · ${formatAmount(lines, 'line')}`,
    tooltip: `${LANGUAGES[language]}: ${formatAmount(modules, 'module')} with ${formatAmount(lines, 'line')}`,
    icon: { name: 'symbol-file' },
  }));
}

function listProblems({ diagnostics }: Summary): readonly Row[] {
  if (diagnostics.length === 0) return [];
  const worst = diagnostics.some(({ severity }) => severity === 'error') ? 'error' : 'warning';
  return [
    {
      id: 'problems',
      label: 'Problems found',
      description: formatCount(diagnostics.length),
      tooltip: 'What the analysis could not read as it should. The rest of the map is complete.',
      icon: SEVERITIES[worst],
      children: () => pageRows('problems', diagnostics, problemRow),
    },
  ];
}

function problemRow({ module, line, severity, message }: Diagnostic, index: number): Row {
  return {
    id: `problems/${index}`,
    label: message,
    description: `${module}:${line}`,
    tooltip: `${module}, line ${line}\n${message}`,
    icon: SEVERITIES[severity],
    open: { module, line },
  };
}
