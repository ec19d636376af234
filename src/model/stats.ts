/** Where an analysis spent its effort. `phases` maps a phase's name to milliseconds of wall time. */
export interface Stats {
  readonly files: number;
  readonly lines: number;
  readonly bytes: number;
  readonly phases: Readonly<Record<string, number>>;
  /** Peak resident memory of the analysis process with its worker threads, in bytes. */
  readonly peakRssBytes: number;
}
