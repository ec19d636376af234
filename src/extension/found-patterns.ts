import type { FixResult } from '../model/fix';
import { NO_PATTERNS, type PatternsUpdate } from '../model/patterns-update';
import type { FindingPlace } from '../protocol/server-messages';
import { Emitter } from './emitter';

/** What a process can be told and asked about patterns. */
export interface PatternsClient {
  wantPatterns(wanted: boolean): void;
  dismissFinding(place: FindingPlace): Promise<FixResult>;
}

/** The patterns that were found, and who wants to know of them: while nobody does, nobody looks. */
export class FoundPatterns {
  readonly changed = new Emitter<PatternsUpdate>();

  private current: PatternsUpdate = NO_PATTERNS;
  private client: PatternsClient | undefined;
  private readonly wantedBy = new Set<string>();

  /** What was found last; `revision` 0 where nothing has been looked for. */
  get latest(): PatternsUpdate {
    return this.current;
  }

  /** `who`: a name of the one that wants them, or does not any more. */
  want(who: string, wanted: boolean): void {
    const before = this.wantedBy.size > 0;
    if (wanted) this.wantedBy.add(who);
    else this.wantedBy.delete(who);
    const after = this.wantedBy.size > 0;
    if (after !== before) this.client?.wantPatterns(after);
  }

  /** The edit of `lintel.json` that says that a finding is none, or why there is no such edit. */
  async dismiss(place: FindingPlace): Promise<FixResult> {
    return (await this.client?.dismissFinding(place)) ?? { refusal: 'The analysis is not running.' };
  }

  /** A process has come, or there is none any more: then nothing is known. */
  connect(client: PatternsClient | undefined): void {
    this.client = client;
    if (client === undefined) this.take(NO_PATTERNS);
    else if (this.wantedBy.size > 0) client.wantPatterns(true);
  }

  /** Descriptions come once and stay. */
  take(update: PatternsUpdate): void {
    const { descriptions = this.current.descriptions } = update;
    if (update === NO_PATTERNS && this.current.revision === 0) return;
    this.current = { ...update, ...(descriptions !== undefined && { descriptions }) };
    this.changed.fire(this.current);
  }
}
