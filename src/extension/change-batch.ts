import type { FileChange } from '../protocol/server-messages';

/**
 * Gathers file changes for `milliseconds` from the first one on, then hands them over at once, one for each path.
 *
 * A branch switch or a formatter touches hundreds of files within moments; the analysis takes them best together.
 */
export class ChangeBatch {
  private readonly changes = new Map<string, FileChange>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly milliseconds: number,
    private readonly deliver: (changes: readonly FileChange[]) => void,
  ) {}

  /** Takes one change in. */
  add(change: FileChange): void {
    const earlier = this.changes.get(change.path);
    this.changes.set(change.path, earlier ? merge(earlier, change) : change);
    this.timer ??= setTimeout(() => this.flush(), this.milliseconds);
  }

  /** Hands over what is there, without waiting. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const changes = [...this.changes.values()];
    this.changes.clear();
    if (changes.length > 0) this.deliver(changes);
  }

  /** Forgets what is there. */
  dispose(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.changes.clear();
  }
}

function merge(earlier: FileChange, later: FileChange): FileChange {
  if (earlier.type === 'created' && later.type === 'changed') return earlier;
  if (earlier.type === 'deleted' && later.type === 'created') return { path: later.path, type: 'changed' };
  return later;
}
