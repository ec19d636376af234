import type { Clue } from '../pattern';

/** A place in the text: a class, a function, a call, a clue's own. */
export interface Place {
  readonly module: string;
  readonly line: number;
}

/** A clue that rests on what the code does. */
export function structureClue(text: string, weight: number, { module, line }: Place): Clue {
  return { text, weight, at: { module, line } };
}

/** A clue that rests on what people call things. */
export function nameClue(text: string, weight: number, { module, line }: Place): Clue {
  return { text, weight, at: { module, line }, isName: true };
}
