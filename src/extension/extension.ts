import * as vscode from 'vscode';
import type { Summary } from '../model/summary';
import { followActiveFile } from './active-module';
import type { Analysis } from './analysis';
import { registerCommands, runPanelCommand } from './commands';
import { contextKeys, openModuleCommand, showFindingsCommand } from './contributions';
import { createAnalysis } from './create-analysis';
import { createCyclesView } from './cycles-view';
import { goToImplementations } from './go-to-implementations';
import { createLog } from './log';
import { MapPanel } from './map-panel';
import { openPlace } from './open-module';
import { createOverviewView } from './overview-view';
import { dismissFinding, findKey, findPatterns, openPatternPage, showFindings } from './pattern-commands';
import { explainPatternsOnHover } from './pattern-hover';
import { showPatternLenses, togglePatternLenses } from './pattern-lens';
import { createPatternsView } from './patterns-view';
import { showProgress } from './progress';
import { parsePlace } from './row';
import { checkRules, openRulesGuide, proposeRules, startWhereRulesAre } from './rule-commands';
import { showDiagnostics } from './rule-diagnostics';
import { offerFixes } from './rule-fixes';
import { explainImportsOnHover } from './rule-hover';
import { pickExportFormat, saveExport } from './save-export';
import { followUnsavedTexts } from './unsaved-texts';
import { createViolationsView } from './violations-view';
import { findIdOf, findUri } from './workspace-folders';

/** What other extensions, and the tests, can ask. */
export interface LintelApi {
  /** Milliseconds that `activate` took. */
  readonly activationMilliseconds: number;
  /** The numbers of the latest analysis; `undefined` before the first. */
  summary(): Summary | undefined;
  /** Waits until an analysis has been brought to its end. Does not start one. */
  whenReady(): Promise<Summary>;
}

/** Called by VS Code on the first use of a command, a view or a restored panel. Reads no file, starts no process. */
export function activate(context: vscode.ExtensionContext): LintelApi {
  const began = performance.now();
  const log = createLog();
  const analysis = createAnalysis(context, log);
  const open = (place: unknown) => openModule(place, panel.visibleColumn, log);
  const panel = new MapPanel(context.extensionUri, analysis, log, {
    open,
    run: runPanelCommand,
    revealInExplorer: id => withUri(id, uri => vscode.commands.executeCommand('revealInExplorer', uri)),
    save: (format, content) =>
      void saveExport(format, content, {
        extensionUri: context.extensionUri,
        log,
        fetchSnapshot: () => analysis.fetchSnapshot(),
        fetchHistory: () => analysis.fetchHistory(),
        patterns: () => {
          const { findings, descriptions } = analysis.patterns.latest;
          return descriptions && { findings, descriptions };
        },
      }),
    copyPath: id => withUri(id, uri => vscode.env.clipboard.writeText(uri.fsPath)),
  });
  const openMap = (column?: vscode.ViewColumn) => {
    panel.show(column);
    analysis.start();
  };
  let activeFile: vscode.Uri | undefined;
  const reveal = (uri: unknown) => {
    const id = uri instanceof vscode.Uri ? findIdOf(uri) : undefined;
    if (id === undefined) {
      void vscode.window.showInformationMessage(
        'Open a file of this workspace first: then the map can show where it is.',
      );
      return;
    }
    // Beside the file a person works on, so that both can be seen.
    openMap(vscode.window.activeTextEditor ? vscode.ViewColumn.Beside : undefined);
    if (id !== '') panel.reveal(id);
  };
  const texts = followUnsavedTexts(analysis);
  const violations = createViolationsView(analysis, findUri, context.workspaceState);
  const patterns = createPatternsView(analysis, findUri, context.workspaceState);
  context.subscriptions.push(
    log,
    texts,
    violations,
    patterns,
    showPatternLenses(analysis),
    explainPatternsOnHover(analysis),
    showDiagnostics(analysis, context.extensionUri),
    offerFixes(analysis, texts),
    explainImportsOnHover(analysis),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void startWhereRulesAre(analysis)),
    vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      if (uri.path.endsWith('/lintel.json')) void startWhereRulesAre(analysis);
    }),
    panel,
    createOverviewView(analysis, findUri),
    createCyclesView(analysis, findUri),
    showProgress(analysis),
    followActiveFile(uri => {
      activeFile = uri;
      panel.setActive(uri && findIdOf(uri));
    }),
    panel.onDidOpenOrClose(isOpen => {
      void vscode.commands.executeCommand('setContext', contextKeys.panelOpen, isOpen);
    }),
    vscode.commands.registerCommand(openModuleCommand, open),
    vscode.commands.registerCommand(showFindingsCommand, keys => showFindings(analysis, patterns, keys)),
    registerCommands({
      // What menus pass is of no use here.
      openMap: () => openMap(),
      analyzeAgain: () => analysis.analyzeAgain(),
      // From the title of an editor group VS Code passes that group's file.
      revealActiveFile: uri => reveal(uri ?? activeFile),
      revealInMap: reveal,
      findOnMap: () => {
        openMap();
        panel.focusSearch();
      },
      exportMap: async () => {
        const format = await pickExportFormat();
        if (!format) return;
        openMap();
        panel.export(format);
      },
      checkRules: () => checkRules(analysis),
      proposeRules: () => proposeRules(analysis, () => whenReady(analysis)),
      openRulesGuide: () => openRulesGuide(context.extensionUri),
      groupByRule: () => violations.group('rule'),
      groupByLayer: () => violations.group('layer'),
      groupByFile: () => violations.group('file'),
      findPatterns: () => findPatterns(analysis),
      groupByPattern: () => patterns.group('pattern'),
      groupByFolder: () => patterns.group('folder'),
      dismissFinding: row => dismissFinding(analysis, texts, row),
      showFindingOnMap: row => {
        const key = findKey(row);
        if (key === undefined) return;
        openMap();
        panel.showFinding(key);
      },
      openPatternPage: of => openPatternPage(context.extensionUri, of),
      togglePatternLenses,
      goToImplementations: () => goToImplementations(analysis, texts, () => whenReady(analysis)),
      showLog: () => log.show(),
    }),
  );
  // When everything is set up: looking for the files is no part of activation.
  setImmediate(() => void startWhereRulesAre(analysis));
  const activationMilliseconds = performance.now() - began;
  log.debug(`Activated in ${activationMilliseconds.toFixed(1)} ms.`);
  return { activationMilliseconds, summary: () => analysis.summary, whenReady: () => whenReady(analysis) };
}

/** Called by VS Code before it ends the extension host; what was subscribed is disposed by itself. */
export function deactivate(): void {}

/** Does something with the file or folder of an id; nothing where the id names none in the workspace. */
function withUri(id: string, act: (uri: vscode.Uri) => unknown): void {
  const uri = findUri(id);
  if (uri) act(uri);
}

async function openModule(
  value: unknown,
  panelColumn: vscode.ViewColumn | undefined,
  log: vscode.LogOutputChannel,
): Promise<void> {
  const place = parsePlace(value);
  const uri = place && findUri(place.module);
  if (!place || !uri) {
    log.warn(`Not opened, since it is not in this workspace: ${JSON.stringify(value)}`);
    return;
  }
  try {
    await openPlace(uri, place, panelColumn);
  } catch (error) {
    log.warn(`${uri.fsPath} could not be opened: ${String(error)}`);
    void vscode.window.showWarningMessage(
      `${place.module} could not be opened. It may have been moved or deleted.`,
    );
  }
}

function whenReady(analysis: Analysis): Promise<Summary> {
  return new Promise(resolve => {
    const take = (summary: Summary | undefined) => {
      if (summary?.progress.phase !== 'done') return;
      subscription.dispose();
      resolve(summary);
    };
    const subscription = analysis.summaryChanged.on(take);
    take(analysis.summary);
  });
}
