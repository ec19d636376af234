import * as vscode from 'vscode';
import type { Analysis } from './analysis';
import { settings } from './contributions';
import { findImportLine } from './import-range';
import { describeImports } from './import-words';
import { isEnabled } from './rule-diagnostics';
import { SELECTOR } from './rule-fixes';
import { findIdOf } from './workspace-folders';

/** Says over an import which layers it crosses. */
export function explainImportsOnHover(analysis: Analysis): vscode.Disposable {
  return vscode.languages.registerHoverProvider(SELECTOR, {
    async provideHover(document, position) {
      const module = findIdOf(document.uri);
      if (module === undefined || !analysis.rules.isConfigured || !isEnabled(settings.hover))
        return undefined;
      const isPython = document.languageId === 'python';
      const line = findImportLine(document.getText(), position.line + 1, isPython);
      if (line === undefined) return undefined;
      const lines = describeImports(await analysis.explainImports({ module, line }));
      if (lines.length === 0) return undefined;
      const words = new vscode.MarkdownString();
      for (const [i, text] of lines.entries()) words.appendText(`${i > 0 ? '\n\n' : ''}Lintel: ${text}`);
      return new vscode.Hover(words);
    },
  });
}
