import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import {
  createMessageConnection,
  type Logger,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node.js';
import type { Cycle } from '../model/cycle';
import type { FixOffer, FixResult, ProposedRules } from '../model/fix';
import type { WorkspaceHistory } from '../model/history';
import type { ImplementationPlace } from '../model/implementation';
import type { PatternsUpdate } from '../model/patterns-update';
import type { ImportExplanation, RulesUpdate } from '../model/rules-update';
import type { Snapshot, Update } from '../model/snapshot';
import type { Summary } from '../model/summary';
import {
  type AnalyzeParams,
  type DocumentChangedParams,
  type DocumentClosedParams,
  type FilesChangedParams,
  type FindingPlace,
  type FixParams,
  type LinePlace,
  methods,
  type NamePlace,
  type ViolationPlace,
} from '../protocol/server-messages';
import type { PatternsClient } from './found-patterns';

/** What the analysis process can be asked. Requests are rejected when it ends. */
export interface AnalysisClient extends PatternsClient {
  analyze(params: AnalyzeParams): Promise<Summary>;
  fetchSnapshot(): Promise<Snapshot>;
  fetchCycles(): Promise<readonly Cycle[]>;
  fetchHistory(): Promise<WorkspaceHistory>;
  fetchFixes(params: ViolationPlace): Promise<readonly FixOffer[]>;
  fetchFix(params: FixParams): Promise<FixResult>;
  explainImports(params: LinePlace): Promise<readonly ImportExplanation[]>;
  fetchImplementations(params: NamePlace): Promise<readonly ImplementationPlace[]>;
  proposeRules(): Promise<readonly ProposedRules[]>;
  reportChanges(params: FilesChangedParams): void;
  reportDocument(params: DocumentChangedParams): void;
  closeDocument(params: DocumentClosedParams): void;
  dispose(): void;
}

/** What the analysis process tells by itself. */
export interface ClientEvents {
  onUpdate(update: Update): void;
  onSummary(summary: Summary): void;
  onRules(update: RulesUpdate): void;
  onPatterns(update: PatternsUpdate): void;
  /** The process ended though nobody asked it to; `reason` reads on after "The analysis process ended": "(…)". */
  onEnd(reason: string): void;
}

/** Where the client writes what a person may want to read when something goes wrong. */
export interface ClientLog {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** Starts the analysis process `program`, a script for this very Node, and connects to it. */
export function startAnalysisProcess(program: string, events: ClientEvents, log: ClientLog): AnalysisClient {
  const child = spawn(process.execPath, [program], {
    // Not the workspace: nothing that lies there may influence the process.
    cwd: path.dirname(program),
    // In the desktop application the executable is Electron, which this variable turns into plain Node.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  log.info(`Started the analysis process (pid ${child.pid ?? 'none'}).`);
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
    forwardTo(log),
  );
  let expected = false;
  watchEnd(child, log, reason => {
    connection.dispose();
    if (!expected) events.onEnd(reason);
  });
  connection.onNotification(methods.update, (update: Update) => events.onUpdate(update));
  connection.onNotification(methods.summary, (summary: Summary) => events.onSummary(summary));
  connection.onNotification(methods.rulesUpdate, (update: RulesUpdate) => events.onRules(update));
  connection.onNotification(methods.patternsUpdate, (update: PatternsUpdate) => events.onPatterns(update));
  connection.listen();
  const notify = (method: string, params: object) => {
    const send = async () => connection.sendNotification(method, params);
    // A process that is just ending takes no more; its end is reported in its own way.
    send().catch(() => undefined);
  };
  return {
    analyze: params => connection.sendRequest<Summary>(methods.analyze, params),
    fetchSnapshot: () => connection.sendRequest<Snapshot>(methods.snapshot),
    fetchCycles: () => connection.sendRequest<readonly Cycle[]>(methods.cycles),
    fetchHistory: () => connection.sendRequest<WorkspaceHistory>(methods.history),
    fetchFixes: params => connection.sendRequest<readonly FixOffer[]>(methods.fixes, params),
    fetchFix: params => connection.sendRequest<FixResult>(methods.fix, params),
    explainImports: params =>
      connection.sendRequest<readonly ImportExplanation[]>(methods.explainImports, params),
    proposeRules: () => connection.sendRequest<readonly ProposedRules[]>(methods.proposeRules),
    fetchImplementations: params =>
      connection.sendRequest<readonly ImplementationPlace[]>(methods.implementations, params),
    wantPatterns: wanted => notify(methods.wantPatterns, { wanted }),
    dismissFinding: (place: FindingPlace) => connection.sendRequest<FixResult>(methods.dismissFinding, place),
    reportChanges: params => notify(methods.filesChanged, params),
    reportDocument: params => notify(methods.documentChanged, params),
    closeDocument: params => notify(methods.documentClosed, params),
    dispose: () => {
      expected = true;
      connection.dispose();
      child.kill();
    },
  };
}

/** Calls `tell` once when the process has ended or could not be started, with the reason in a few words. */
function watchEnd(child: ChildProcess, log: ClientLog, tell: (reason: string) => void): void {
  let errorLine: string | undefined;
  let rest = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (rest + chunk).split(/\r?\n/);
    rest = lines.pop() ?? '';
    for (const line of lines.filter(Boolean)) {
      const [, level = 'info', message = line] = /^(info|warn|error): (.*)$/.exec(line) ?? [];
      log[level as keyof ClientLog](`[analysis] ${message}`);
      if (/^\S*(Error|FATAL)\b/.test(line)) errorLine = line;
    }
  });
  let told = false;
  const end = (reason: string) => {
    if (told) return;
    told = true;
    tell(reason);
  };
  child.on('error', error => end(error.message));
  // `close` comes after `exit`, when the last line of stderr has been read.
  child.on('close', (code, signal) => {
    const how = signal ? `signal ${signal}` : `exit code ${code}`;
    end(errorLine ? `${how}: ${errorLine}` : how);
  });
}

function forwardTo(log: ClientLog): Logger {
  return {
    error: text => log.error(text),
    warn: text => log.warn(text),
    info: text => log.info(text),
    log: () => {},
  };
}
