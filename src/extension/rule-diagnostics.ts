import * as vscode from 'vscode';
import { groupBy } from '../graph/group-by';
import type { RulesUpdate } from '../model/rules-update';
import type { CheckedViolation, ConfigurationProblem } from '../model/violation';
import type { Analysis } from './analysis';
import { settings } from './contributions';
import { findImportEnd } from './import-range';
import { findIdOf, findUri } from './workspace-folders';

/** What diagnostics of ours are told by. */
export const SOURCE = 'Lintel';

const SEVERITIES = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
} as const;

/** Shows violations at their imports, and what is wrong with configurations at its place. */
export function showDiagnostics(analysis: Analysis, extensionUri: vscode.Uri): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('lintel');
  /** Ids of the files that have problems of their configuration. */
  let configured: readonly string[] = [];

  const showModule = (module: string) => {
    const uri = findUri(module);
    const { violations, isConfigured } = analysis.rules;
    if (uri === undefined) return;
    const text = findText(uri);
    const shown = isConfigured ? (violations.get(module) ?? []).filter(isShown) : [];
    collection.set(
      uri,
      shown.map(violation => describeViolation(violation, text, extensionUri)),
    );
  };
  const showProblems = () => {
    const { problems } = analysis.rules;
    const byModule = groupBy(problems, ({ module }) => module);
    for (const module of new Set([...configured, ...byModule.keys()])) {
      const uri = findUri(module);
      if (uri)
        collection.set(
          uri,
          (byModule.get(module) ?? []).map(each => describeProblem(each, findText(uri))),
        );
    }
    configured = [...byModule.keys()];
  };
  const showAll = () => {
    collection.clear();
    if (!isEnabled(settings.diagnostics)) return;
    for (const module of analysis.rules.violations.keys()) showModule(module);
    showProblems();
  };
  const take = (update: RulesUpdate) => {
    if (!isEnabled(settings.diagnostics)) return;
    if (update.isWhole) return showAll();
    for (const module of Object.keys(update.violations)) showModule(module);
    if (update.problems !== undefined) showProblems();
  };
  return vscode.Disposable.from(
    collection,
    analysis.rulesChanged.on(take),
    // Its text says where its imports end.
    vscode.workspace.onDidOpenTextDocument(({ uri }) => {
      const module = findIdOf(uri);
      if (module === undefined || !isEnabled(settings.diagnostics)) return;
      if (analysis.rules.violations.has(module)) showModule(module);
      else if (configured.includes(module)) showProblems();
    }),
    vscode.workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration('lintel')) showAll();
    }),
  );
}

/** Whether a setting that is on unless somebody turns it off is on. */
export function isEnabled(setting: string): boolean {
  return vscode.workspace.getConfiguration().get<boolean>(setting, true);
}

function isShown({ baselined }: CheckedViolation): boolean {
  return !baselined || vscode.workspace.getConfiguration().get(settings.baselined) === 'hint';
}

function findText(uri: vscode.Uri): string | undefined {
  const key = uri.toString();
  return vscode.workspace.textDocuments.find(document => document.uri.toString() === key)?.getText();
}

function describeViolation(
  violation: CheckedViolation,
  text: string | undefined,
  extensionUri: vscode.Uri,
): vscode.Diagnostic {
  const { message, severity, rule, kind, chain, baselined } = violation;
  const diagnostic = new vscode.Diagnostic(
    findRange(violation, text),
    message,
    baselined ? vscode.DiagnosticSeverity.Hint : SEVERITIES[severity],
  );
  diagnostic.source = SOURCE;
  diagnostic.code = { value: rule, target: vscode.Uri.joinPath(extensionUri, 'docs', 'rules', `${kind}.md`) };
  const related = (chain ?? []).flatMap(({ from, to, line, column }) => {
    const uri = findUri(from);
    const place = new vscode.Position(line - 1, column - 1);
    return uri
      ? [new vscode.DiagnosticRelatedInformation(new vscode.Location(uri, place), `${from} imports ${to}`)]
      : [];
  });
  if (related.length > 0) diagnostic.relatedInformation = related;
  return diagnostic;
}

/** The range of an import; to the end of its line where its text is not at hand, as of files that are not open. */
export function findRange(
  { from, line, column }: Pick<CheckedViolation, 'from' | 'line' | 'column'>,
  text: string | undefined,
): vscode.Range {
  const start = new vscode.Position(line - 1, column - 1);
  if (text === undefined)
    return new vscode.Range(start, new vscode.Position(line - 1, Number.MAX_SAFE_INTEGER));
  const end = findImportEnd(text, line, column, /\.pyi?$/.test(from));
  return new vscode.Range(start, new vscode.Position(end.line - 1, end.column - 1));
}

function describeProblem(
  { line, column, severity, message }: ConfigurationProblem,
  text: string | undefined,
): vscode.Diagnostic {
  const rest = text?.split(/\r?\n/)[line - 1]?.slice(column - 1) ?? '';
  // The value or key that stands there.
  const length = /^(?:"(?:\\.|[^"\\])*"?|[\w.+-]+)/.exec(rest)?.[0].length ?? 1;
  const range = new vscode.Range(line - 1, column - 1, line - 1, column - 1 + length);
  const diagnostic = new vscode.Diagnostic(range, message, SEVERITIES[severity]);
  diagnostic.source = SOURCE;
  return diagnostic;
}
