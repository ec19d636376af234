import * as vscode from 'vscode';
import { type Finding, keyOfFinding } from '../model/finding';
import { settings } from './contributions';
import type { FoundPatterns } from './found-patterns';

/** The findings that a person wants to see: of those that `lintel.json` lets through, the ones as sure as the setting asks for. */
export function listShownFindings({ latest }: FoundPatterns): readonly Finding[] {
  const least = readLeastConfidence();
  return latest.findings.filter(({ confidence }) => confidence >= least);
}

/** The shown findings of these keys. */
export function findShown(patterns: FoundPatterns, keys: readonly string[]): readonly Finding[] {
  const wanted = new Set(keys);
  return listShownFindings(patterns).filter(finding => wanted.has(keyOfFinding(finding)));
}

/** What somebody has set; 0 where nobody has, since `lintel.json`, with 0.6 for itself, has chosen already. */
function readLeastConfidence(): number {
  const known = vscode.workspace.getConfiguration().inspect<number>(settings.minConfidence);
  const value = known?.workspaceFolderValue ?? known?.workspaceValue ?? known?.globalValue;
  return typeof value === 'number' ? value : 0;
}
