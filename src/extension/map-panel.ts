import * as vscode from 'vscode';
import { parseViewToHost } from '../protocol/parse-view-to-host';
import type {
  ExportFormat,
  HostToView,
  PanelCommand,
  PanelState,
  ViewToHost,
} from '../protocol/view-messages';
import type { Analysis } from './analysis';
import { panelType, settings } from './contributions';
import { renderPage } from './panel-html';
import { PanelStream } from './panel-stream';
import type { Place } from './row';
import { listShownFindings } from './shown-findings';

/** What the panel asks of the rest of the extension. */
export interface PanelRequests {
  open(place: Place): void;
  run(command: PanelCommand): void;
  /** Saves an export; `content` as `ViewToHost` describes it. */
  save(format: ExportFormat, content: string): void;
  /** Shows a module or folder, by its id, in the Explorer. */
  revealInExplorer(id: string): void;
  /** Puts the path on disk of a module or folder on the clipboard. */
  copyPath(id: string): void;
}

/** The panel with the map: at most one, closed and opened again as people like. */
export class MapPanel implements vscode.Disposable, vscode.WebviewPanelSerializer {
  private readonly opened = new vscode.EventEmitter<boolean>();
  /** Tells `true` when the panel has been opened, `false` when it has been closed. */
  readonly onDidOpenOrClose = this.opened.event;

  private readonly stream: PanelStream;
  private readonly subscriptions: vscode.Disposable[];
  private panel: vscode.WebviewPanel | undefined;

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly analysis: Analysis,
    private readonly log: vscode.LogOutputChannel,
    private readonly requests: PanelRequests,
  ) {
    this.stream = new PanelStream(
      () => analysis.fetchSnapshot(),
      message => this.post(message),
    );
    this.subscriptions = [
      this.opened,
      analysis.stateChanged.on(() => this.postState()),
      analysis.updated.on(update => void this.stream.update(update)),
      analysis.rulesChanged.on(() => this.sendViolations()),
      analysis.patterns.changed.on(() => this.sendPatterns()),
      vscode.workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration(settings.minConfidence)) this.sendPatterns();
      }),
      vscode.window.registerWebviewPanelSerializer(panelType, this),
    ];
  }

  /** The column the map is visible in; `undefined` where it is not. */
  get visibleColumn(): vscode.ViewColumn | undefined {
    return this.panel?.visible ? this.panel.viewColumn : undefined;
  }

  /** Opens the panel, in `column` where it is not open yet, or brings it to the front. */
  show(column: vscode.ViewColumn = vscode.ViewColumn.Active): void {
    if (this.panel) {
      this.panel.reveal(this.panel.viewColumn);
      return;
    }
    this.adopt(
      vscode.window.createWebviewPanel(panelType, 'Architecture Map', column, { enableScripts: true }),
    );
  }

  /** Takes back the panel that was open when the window was closed. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    this.adopt(panel);
    this.analysis.start();
  }

  /** Brings a module or folder into view, at once or when the map has it. */
  reveal(id: string): void {
    this.stream.send({ type: 'reveal', id });
  }

  /** Picks a finding, given by its key, at once or when the map knows it. */
  showFinding(key: string): void {
    this.stream.send({ type: 'show-finding', key });
  }

  /** Lets a person type what they look for, at once or when the page is there. */
  focusSearch(): void {
    this.stream.send({ type: 'focus-search' });
  }

  /** Marks the module of the active editor. */
  setActive(module: string | undefined): void {
    this.stream.setActive(module);
  }

  /** Asks the page for an export of what it shows; the answer is saved. */
  export(format: ExportFormat): void {
    this.stream.send({ type: 'export', format });
  }

  dispose(): void {
    this.panel?.dispose();
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private adopt(panel: vscode.WebviewPanel): void {
    // A window that restores its panels may do so after a person has opened a new one.
    this.panel?.dispose();
    this.panel = panel;
    panel.iconPath = {
      light: vscode.Uri.joinPath(this.extensionUri, 'media', 'lintel-light.svg'),
      dark: vscode.Uri.joinPath(this.extensionUri, 'media', 'lintel-dark.svg'),
    };
    panel.onDidDispose(() => this.forget(panel));
    panel.onDidChangeViewState(() => {
      // A hidden page is unloaded. When it comes back it loads afresh and says `ready`.
      if (!panel.visible) this.stream.close();
      this.wantPatterns();
    });
    panel.webview.onDidReceiveMessage(value => this.receive(value));
    const dist = vscode.Uri.joinPath(this.extensionUri, 'dist');
    panel.webview.options = {
      enableScripts: true,
      localResourceRoots: [dist, vscode.Uri.joinPath(this.extensionUri, 'media')],
    };
    const locate = (name: string) => panel.webview.asWebviewUri(vscode.Uri.joinPath(dist, name)).toString();
    panel.webview.html = renderPage({
      cspSource: panel.webview.cspSource,
      script: locate('webview.js'),
      style: locate('webview.css'),
    });
    this.wantPatterns();
    this.opened.fire(true);
  }

  private forget(panel: vscode.WebviewPanel): void {
    if (this.panel !== panel) return;
    this.panel = undefined;
    this.stream.close();
    this.wantPatterns();
    this.opened.fire(false);
  }

  private receive(value: unknown): void {
    const message = parseViewToHost(value);
    if (message) this.handle(message);
    else this.log.warn('The map sent a message that is not understood; it was ignored.');
  }

  private handle(message: ViewToHost): void {
    switch (message.type) {
      case 'ready':
        this.postState();
        void this.stream.open();
        this.sendViolations();
        this.sendPatterns();
        break;
      case 'resync':
        void this.stream.open();
        break;
      case 'request-history':
        void this.sendHistory();
        break;
      case 'open':
        this.requests.open(message);
        break;
      case 'reveal-in-explorer':
        this.requests.revealInExplorer(message.id);
        break;
      case 'copy-path':
        this.requests.copyPath(message.id);
        break;
      case 'copy':
        void vscode.env.clipboard.writeText(message.text);
        break;
      case 'command':
        this.requests.run(message.command);
        break;
      case 'save':
        this.requests.save(message.format, message.content);
        break;
      case 'log':
        this.log[message.level](`[map] ${message.message}`);
    }
  }

  /** Known ones are not on the map, so that new ones show. */
  private sendViolations(): void {
    const { violations, isConfigured, layers } = this.analysis.rules;
    const imports = [...violations.values()]
      .flat()
      .flatMap(({ from, to, chain, line, column, message, baselined }) => {
        const target = chain?.[0]?.to ?? to;
        return baselined || target === undefined ? [] : [{ from, to: target, line, column, message }];
      });
    this.stream.send({ type: 'violations', isConfigured, imports, ...(layers && { layers }) });
  }

  /** While nobody can see the map, nobody needs to look for patterns on its account. */
  private wantPatterns(): void {
    this.analysis.patterns.want('panel', this.panel?.visible === true);
  }

  private sendPatterns(): void {
    const { patterns } = this.analysis;
    const { revision, descriptions = [] } = patterns.latest;
    if (revision === 0) return;
    this.stream.send({ type: 'patterns', revision, findings: listShownFindings(patterns), descriptions });
  }

  private async sendHistory(): Promise<void> {
    const { modules, message } = await this.analysis.fetchHistory();
    this.post({ type: 'history', history: modules, ...(message !== undefined && { message }) });
  }

  private postState(): void {
    const { state } = this.analysis;
    const shown: PanelState = state.kind === 'idle' ? { kind: 'starting' } : state;
    this.post({ type: 'state', state: shown });
  }

  private post(message: HostToView): void {
    void this.panel?.webview.postMessage(message);
  }
}
