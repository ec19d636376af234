import type { Cycle } from '../model/cycle';
import type { FixOffer, FixResult, ProposedRules } from '../model/fix';
import type { WorkspaceHistory } from '../model/history';
import type { ImplementationPlace } from '../model/implementation';
import type { WorkspaceRoot } from '../model/module';
import {
  applyRulesUpdate,
  type ImportExplanation,
  NO_RULES,
  type RulesState,
  type RulesUpdate,
} from '../model/rules-update';
import type { Snapshot, Update } from '../model/snapshot';
import type { Summary } from '../model/summary';
import type {
  FileChange,
  FixParams,
  LinePlace,
  NamePlace,
  ViolationPlace,
} from '../protocol/server-messages';
import type { PanelState } from '../protocol/view-messages';
import type { AnalysisClient, ClientEvents } from './analysis-client';
import { Emitter } from './emitter';
import { FoundPatterns } from './found-patterns';

/** `idle`: nobody has asked for the analysis yet. The rest is what the panel shows. */
export type AnalysisState = { readonly kind: 'idle' } | PanelState;

/** What the analysis needs to know about the window it runs in. */
export interface AnalysisSurroundings {
  roots(): readonly WorkspaceRoot[];
  /** Absolute path of the folder for caches. */
  readonly cacheFolder?: string;
  isTrusted(): boolean;
  connect(events: ClientEvents): Promise<AnalysisClient>;
  /** The process ended unexpectedly; `again` says that it is being started once more. */
  reportEnd(reason: string, again: boolean): void;
  logError(message: string): void;
}

/**
 * The life of the analysis: when it may run, on what, and what happens when its process ends.
 *
 * The process starts on first use. If it ends by itself it is started again once; the second time the state is
 * `failed`, until a person asks for another try.
 */
export class Analysis {
  readonly stateChanged = new Emitter<AnalysisState>();
  readonly summaryChanged = new Emitter<Summary | undefined>();
  readonly updated = new Emitter<Update>();
  /** Tells what has changed in `rules`. */
  readonly rulesChanged = new Emitter<RulesUpdate>();
  readonly patterns = new FoundPatterns();
  /** A process is there that knows nothing of unsaved texts. */
  readonly connected = new Emitter<void>();

  private client: AnalysisClient | undefined;
  private currentState: AnalysisState = { kind: 'idle' };
  private currentSummary: Summary | undefined;
  private currentRules: RulesState = NO_RULES;
  private isWanted = false;
  private ends = 0;
  /** Counts processes, so that what a former one still says is recognised and ignored. */
  private generation = 0;

  constructor(private readonly surroundings: AnalysisSurroundings) {}

  /** How things stand. */
  get state(): AnalysisState {
    return this.currentState;
  }

  /** The latest numbers; `undefined` while there are none. */
  get summary(): Summary | undefined {
    return this.currentSummary;
  }

  /** What the rules say about the workspace. */
  get rules(): RulesState {
    return this.currentRules;
  }

  /** Starts the analysis, where it is possible and has not been started yet. */
  start(): void {
    if (this.isWanted && this.currentState.kind !== 'idle') return;
    this.isWanted = true;
    this.run();
  }

  /** Analyses everything afresh; after a failure this is the way back. */
  analyzeAgain(): void {
    this.isWanted = true;
    this.ends = 0;
    this.run();
  }

  /** The folders or the trust of the workspace have changed. */
  reconsider(): void {
    if (this.isWanted) this.run();
  }

  /** The graph as it stands; `undefined` while there is none. */
  async fetchSnapshot(): Promise<Snapshot | undefined> {
    return this.currentState.kind === 'running' ? this.ask(client => client.fetchSnapshot()) : undefined;
  }

  /** The cycles of the graph as it stands; none while there is no graph. */
  async fetchCycles(): Promise<readonly Cycle[]> {
    if (this.currentState.kind !== 'running') return [];
    return (await this.ask(client => client.fetchCycles())) ?? [];
  }

  /** What version control says about the modules, read anew; where nothing can be said, `message` says why. */
  async fetchHistory(): Promise<WorkspaceHistory> {
    const answer =
      this.currentState.kind === 'running' ? await this.ask(client => client.fetchHistory()) : undefined;
    return answer ?? { modules: {}, message: 'The history is not known: the analysis is not running.' };
  }

  /** The ways out of a violation; none where nobody knows it. */
  async fetchFixes(place: ViolationPlace): Promise<readonly FixOffer[]> {
    return (await this.ask(client => client.fetchFixes(place))) ?? [];
  }

  /** The edit that a way out is, or why it cannot be taken. */
  async fetchFix(params: FixParams): Promise<FixResult> {
    const answer = await this.ask(client => client.fetchFix(params));
    return answer ?? { refusal: 'The analysis is not running.' };
  }

  /** What the rules say about the imports on a line. */
  async explainImports(place: LinePlace): Promise<readonly ImportExplanation[]> {
    return (await this.ask(client => client.explainImports(place))) ?? [];
  }

  /** What implements the class or method at a place, or is implemented by it. */
  async fetchImplementations(place: NamePlace): Promise<readonly ImplementationPlace[]> {
    return (await this.ask(client => client.fetchImplementations(place))) ?? [];
  }

  /** Rules that the code keeps, for each root. */
  async proposeRules(): Promise<readonly ProposedRules[]> {
    return (await this.ask(client => client.proposeRules())) ?? [];
  }

  /** A text stands in for a file until the document is closed. */
  reportDocument(path: string, text: string): void {
    this.client?.reportDocument({ path, text });
  }

  /** What is on the disk counts again. */
  closeDocument(path: string): void {
    this.client?.closeDocument({ path });
  }

  /** Files have changed on disk. */
  reportChanges(changes: readonly FileChange[]): void {
    this.client?.reportChanges({ changes });
  }

  /** Ends the process; nothing is said after this. */
  dispose(): void {
    this.stop();
    this.isWanted = false;
  }

  private run(): void {
    const roots = this.surroundings.roots();
    if (roots.length === 0) this.rest({ kind: 'no-folder' });
    else if (!this.surroundings.isTrusted()) this.rest({ kind: 'restricted' });
    else if (this.client) void this.analyze(this.client, roots);
    else if (this.currentState.kind !== 'starting') void this.launch();
  }

  private async launch(): Promise<void> {
    const generation = ++this.generation;
    const current = () => generation === this.generation;
    this.setState({ kind: 'starting' });
    try {
      const client = await this.surroundings.connect({
        onUpdate: update => {
          if (current()) this.takeUpdate(update);
        },
        onSummary: summary => {
          if (current()) this.setSummary(summary);
        },
        onRules: update => {
          if (current()) this.takeRules(update);
        },
        onPatterns: update => {
          if (current()) this.patterns.take(update);
        },
        onEnd: reason => {
          if (current()) this.takeEnd(reason);
        },
      });
      if (!current()) return client.dispose();
      this.client = client;
      this.patterns.connect(client);
      this.connected.fire();
      await this.analyze(client, this.surroundings.roots());
    } catch (error) {
      if (current()) this.takeEnd(describe(error));
    }
  }

  private async analyze(client: AnalysisClient, roots: readonly WorkspaceRoot[]): Promise<void> {
    try {
      const { cacheFolder } = this.surroundings;
      const summary = await client.analyze(cacheFolder === undefined ? { roots } : { roots, cacheFolder });
      if (client !== this.client) return;
      this.setState({ kind: 'running' });
      this.setSummary(summary);
    } catch (error) {
      // A process that ended says so itself, and a request that gave way to a newer one is as it should be.
      if (client !== this.client || isCancellation(error)) return;
      this.surroundings.logError(`The analysis failed: ${describe(error)}`);
      this.setState({ kind: 'failed', message: `The analysis failed: ${describe(error)}` });
    }
  }

  private takeUpdate(update: Update): void {
    if (update.type === 'snapshot') this.setState({ kind: 'running' });
    this.updated.fire(update);
  }

  private takeRules(update: RulesUpdate): void {
    this.currentRules = applyRulesUpdate(this.currentRules, update);
    this.rulesChanged.fire(update);
  }

  private takeEnd(reason: string): void {
    this.client = undefined;
    this.patterns.connect(undefined);
    this.ends++;
    const again = this.ends === 1;
    this.surroundings.reportEnd(reason, again);
    if (again) void this.launch();
    else this.rest({ kind: 'failed', message: `The analysis process ended unexpectedly (${reason}).` });
  }

  /** Stops, and stays in `state` until something changes. */
  private rest(state: AnalysisState): void {
    this.stop();
    this.takeRules({
      isWhole: true,
      violations: {},
      problems: [],
      rules: [],
      isConfigured: false,
      layers: null,
    });
    this.setSummary(undefined);
    this.setState(state);
  }

  private stop(): void {
    this.generation++;
    this.client?.dispose();
    this.client = undefined;
    this.patterns.connect(undefined);
  }

  private async ask<T>(question: (client: AnalysisClient) => Promise<T>): Promise<T | undefined> {
    const client = this.client;
    if (!client) return undefined;
    try {
      return await question(client);
    } catch (error) {
      if (client === this.client) this.surroundings.logError(describe(error));
      return undefined;
    }
  }

  private setState(state: AnalysisState): void {
    if (state.kind === this.currentState.kind && state.kind !== 'failed') return;
    this.currentState = state;
    this.stateChanged.fire(state);
  }

  private setSummary(summary: Summary | undefined): void {
    if (summary === this.currentSummary) return;
    this.currentSummary = summary;
    this.summaryChanged.fire(summary);
  }
}

/** The codes JSON-RPC gives to a request that was cancelled, by its sender or by the server. */
const CANCELLED: ReadonlySet<unknown> = new Set([-32800, -32802]);

function isCancellation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && CANCELLED.has(error.code);
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
