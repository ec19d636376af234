/** What the details say: what stands above the controls for neighbours, and what below. */
export interface Card {
  readonly head: readonly HTMLElement[];
  readonly body: readonly HTMLElement[];
}
