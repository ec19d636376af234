/** What is to be read out of texts besides lines, imports and problems. */
export interface WantedFacts {
  /** `ModuleFacts.symbols`. */
  readonly symbols: boolean;
  /** `ModuleFacts.code`. */
  readonly code: boolean;
}
