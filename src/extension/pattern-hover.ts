import * as vscode from 'vscode';
import { type Evidence, keyOfFinding } from '../model/finding';
import type { Analysis } from './analysis';
import { commands, settings, showFindingsCommand } from './contributions';
import { findDeclarationLine } from './declaration-line';
import { nameModule } from './formats';
import { describePatterns, formatWeight } from './pattern-rows';
import {
  type BoundRole,
  type BoundSymbol,
  type Descriptions,
  listBoundSymbols,
  sayRole,
  titleOf,
} from './pattern-words';
import { isEnabled } from './rule-diagnostics';
import { SELECTOR } from './rule-fixes';
import { listShownFindings } from './shown-findings';
import { findIdOf, findUri } from './workspace-folders';

/** Findings and reasons for each that a hover has room for. */
const MOST_FINDINGS = 3;
const MOST_REASONS = 3;

/** Says over the name of a class or function which roles it has in patterns, and why. */
export function explainPatternsOnHover(analysis: Analysis): vscode.Disposable {
  const { patterns } = analysis;
  return vscode.languages.registerHoverProvider(SELECTOR, {
    async provideHover(document, position) {
      if (!isEnabled(settings.patternHover)) {
        patterns.want('hover', false);
        return undefined;
      }
      patterns.want('hover', true);
      const range = document.getWordRangeAtPosition(position, /[\p{L}_$][\p{L}\p{N}_$]*/u);
      if (range === undefined) return undefined;
      const bound = await findBound(analysis, document, position, document.getText(range));
      return bound && new vscode.Hover(explain(bound.roles, describePatterns(patterns.latest)), range);
    },
  });
}

/** The symbol of a name: one of this file, or of another one where something else knows that the name leads there. */
async function findBound(
  { patterns }: Analysis,
  document: vscode.TextDocument,
  position: vscode.Position,
  name: string,
): Promise<BoundSymbol | undefined> {
  const findings = listShownFindings(patterns);
  const module = findIdOf(document.uri);
  if (module === undefined) return undefined;
  const own = listBoundSymbols(findings, module).find(
    ({ symbol, line }) =>
      symbol === name ||
      (symbol.endsWith(`.${name}`) && findDeclarationLine(document, symbol, line) === position.line),
  );
  if (own !== undefined) return own;
  if (!findings.some(({ roles }) => roles.some(({ symbol }) => symbol === name))) return undefined;
  const places = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
    'vscode.executeDefinitionProvider',
    document.uri,
    position,
  );
  for (const place of places) {
    const target = findIdOf('targetUri' in place ? place.targetUri : place.uri);
    const found =
      target === undefined
        ? undefined
        : listBoundSymbols(findings, target).find(({ symbol }) => symbol === name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function explain(roles: readonly BoundRole[], descriptions: Descriptions): vscode.MarkdownString {
  const words = new vscode.MarkdownString();
  words.isTrusted = { enabledCommands: [commands.openPatternPage.id, showFindingsCommand] };
  for (const { finding, role } of roles.slice(0, MOST_FINDINGS)) {
    const { pattern, confidence, evidence } = finding;
    words.appendMarkdown(`**${escapeMarkdown(titleOf(pattern, descriptions))}**`);
    words.appendText(` · ${sayRole(role)} · ${confidence.toFixed(2)}`);
    words.appendMarkdown('\n\n');
    for (const reason of evidence.slice(0, MOST_REASONS)) appendReason(words, reason);
    const page = commandLink(commands.openPatternPage.id, pattern);
    const view = commandLink(showFindingsCommand, [keyOfFinding(finding)]);
    words.appendMarkdown(`\n[About this pattern](${page}) · [Show in the Patterns view](${view})\n\n`);
  }
  const more = roles.length - MOST_FINDINGS;
  if (more > 0) {
    const all = commandLink(
      showFindingsCommand,
      roles.map(({ finding }) => keyOfFinding(finding)),
    );
    words.appendMarkdown(`[${more} more](${all})`);
  }
  return words;
}

function appendReason(words: vscode.MarkdownString, { text, weight, module, line }: Evidence): void {
  words.appendMarkdown('- ');
  // Names stand between backticks.
  text.split('`').forEach((piece, i) => {
    if (piece === '') return;
    words.appendMarkdown(i % 2 === 1 ? `\`${piece.replace(/\s+/g, ' ')}\`` : escapeMarkdown(piece));
  });
  const label = escapeMarkdown(`${nameModule(module)}:${line}`);
  const uri = findUri(module)?.with({ fragment: `L${line}` });
  words.appendMarkdown(` (${formatWeight(weight)}, ${uri ? `[${label}](${uri.toString()})` : label})\n`);
}

function commandLink(command: string, argument: unknown): string {
  return `command:${command}?${encodeURIComponent(JSON.stringify([argument]))}`.replace(/[()]/g, c =>
    c === '(' ? '%28' : '%29',
  );
}

function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]()#+\-.!<>~|&$]/g, '\\$&');
}
