import * as vscode from 'vscode';
import type { PanelCommand } from '../protocol/view-messages';
import { type CommandName, commands } from './contributions';

/** What each contributed command does. */
export type CommandHandlers = Readonly<Record<CommandName, (...args: readonly unknown[]) => unknown>>;

/** Registers every contributed command. */
export function registerCommands(handlers: CommandHandlers): vscode.Disposable {
  const names = Object.keys(commands) as CommandName[];
  return vscode.Disposable.from(
    ...names.map(name => vscode.commands.registerCommand(commands[name].id, handlers[name])),
  );
}

const PANEL_COMMANDS: Readonly<Record<PanelCommand, string>> = {
  'open-folder': 'workbench.action.files.openFolder',
  'manage-trust': 'workbench.trust.manage',
  'show-log': commands.showLog.id,
  'analyze-again': commands.analyzeAgain.id,
};

/** Runs one of the commands that the panel may ask for. */
export function runPanelCommand(command: PanelCommand): void {
  void vscode.commands.executeCommand(PANEL_COMMANDS[command]);
}
