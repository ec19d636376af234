import type { Snapshot, Update } from '../model/snapshot';
import type { HostToView } from '../protocol/view-messages';

/**
 * Keeps one page supplied with the graph: a snapshot first, then each patch that follows it.
 *
 * While the page is closed (not loaded, or hidden, which unloads it) updates are let go; on `open` a whole snapshot
 * makes up for them. What is asked of the page too early waits until the page can know what is meant.
 */
export class PanelStream {
  /** The revision the page has; `undefined` while it has none. */
  private revision: number | undefined;
  private isOpen = false;
  private pastDiscovery = false;
  /** Counts snapshots, so that an answer that comes after a newer one is recognised. */
  private turn = 0;
  /** Waits until the page has a graph that is past discovery. */
  private waiting: readonly HostToView[] = [];
  private active: string | undefined;

  constructor(
    private readonly fetchSnapshot: () => Promise<Snapshot | undefined>,
    private readonly post: (message: HostToView) => void,
  ) {}

  /** The page is there and has nothing yet, or has lost track: fetches a snapshot for it. */
  async open(): Promise<void> {
    this.isOpen = true;
    this.revision = undefined;
    const turn = ++this.turn;
    const snapshot = await this.fetchSnapshot();
    if (turn === this.turn && snapshot) this.sendSnapshot(snapshot);
  }

  /** The page is gone or hidden. */
  close(): void {
    this.isOpen = false;
    this.revision = undefined;
    this.turn++;
  }

  /** Passes on what the analysis has to say. */
  async update(update: Update): Promise<void> {
    if (!this.isOpen) return;
    if (update.type === 'snapshot') {
      this.turn++;
      this.sendSnapshot(update.snapshot);
      return;
    }
    const { patch } = update;
    // Without a revision a snapshot is on its way, and it holds this patch or comes before the next.
    if (this.revision === undefined || patch.revision <= this.revision) return;
    if (patch.baseRevision !== this.revision) return this.open();
    this.revision = patch.revision;
    this.post({ type: 'patch', patch });
    this.settle(patch.progress.phase);
  }

  /** Sends a message that only makes sense on a drawn map, at once or when there is one. A newer one of its type wins. */
  send(message: HostToView): void {
    this.waiting = [...this.waiting.filter(({ type }) => type !== message.type), message];
    if (this.revision !== undefined && this.pastDiscovery) this.sendWaiting();
  }

  /** Marks the module of the active editor. */
  setActive(module: string | undefined): void {
    if (module === this.active) return;
    this.active = module;
    if (this.revision !== undefined) this.sendActive();
  }

  private sendSnapshot(snapshot: Snapshot): void {
    this.revision = snapshot.revision;
    this.pastDiscovery = false;
    this.post({ type: 'snapshot', snapshot });
    this.sendActive();
    this.settle(snapshot.progress.phase);
  }

  /** Before discovery has ended, a file may be missing from the map only because nobody has come across it yet. */
  private settle(phase: 'discover' | 'extract' | 'done'): void {
    this.pastDiscovery = phase !== 'discover';
    if (this.pastDiscovery) this.sendWaiting();
  }

  private sendWaiting(): void {
    const messages = this.waiting;
    this.waiting = [];
    for (const message of messages) this.post(message);
  }

  private sendActive(): void {
    this.post(this.active === undefined ? { type: 'active' } : { type: 'active', module: this.active });
  }
}
