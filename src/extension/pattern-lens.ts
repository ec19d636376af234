import * as vscode from 'vscode';
import { keyOfFinding } from '../model/finding';
import type { Analysis } from './analysis';
import { settings, showFindingsCommand } from './contributions';
import { findDeclarationLine } from './declaration-line';
import { describePatterns } from './pattern-rows';
import { describeSymbol, listBoundSymbols } from './pattern-words';
import { isEnabled } from './rule-diagnostics';
import { SELECTOR } from './rule-fixes';
import { listShownFindings } from './shown-findings';
import { findIdOf } from './workspace-folders';

/** Says over classes and functions what they are in patterns. Once a file has been opened, patterns are looked for. */
export function showPatternLenses(analysis: Analysis): vscode.Disposable {
  const { patterns } = analysis;
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses(document) {
      const module = findIdOf(document.uri);
      if (module === undefined || !isEnabled(settings.patternLens)) return [];
      patterns.want('lens', true);
      const descriptions = describePatterns(patterns.latest);
      return listBoundSymbols(listShownFindings(patterns), module).map(({ symbol, line, roles }) => {
        // What was typed since the last look may have moved it.
        const at = symbol === module ? 0 : findDeclarationLine(document, symbol, line);
        return new vscode.CodeLens(new vscode.Range(at, 0, at, 0), {
          title: describeSymbol(roles, descriptions),
          tooltip: 'Show in the Patterns view',
          command: showFindingsCommand,
          arguments: [roles.map(({ finding }) => keyOfFinding(finding))],
        });
      });
    },
  };
  return vscode.Disposable.from(
    changed,
    vscode.languages.registerCodeLensProvider(SELECTOR, provider),
    patterns.changed.on(() => changed.fire()),
    vscode.workspace.onDidChangeConfiguration(event => {
      if (!event.affectsConfiguration('lintel.patterns')) return;
      if (!isEnabled(settings.patternLens)) patterns.want('lens', false);
      changed.fire();
    }),
  );
}

/** Switches what is said over classes and functions on or off, where it was set, or else for the user. */
export async function togglePatternLenses(): Promise<void> {
  const configuration = vscode.workspace.getConfiguration();
  const isOn = isEnabled(settings.patternLens);
  const isOfWorkspace = configuration.inspect(settings.patternLens)?.workspaceValue !== undefined;
  const target = isOfWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  await configuration.update(settings.patternLens, !isOn, target);
}
