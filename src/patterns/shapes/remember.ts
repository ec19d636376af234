/** A body, or whatever holds one: what answers are kept for. */
type Key = { readonly body: object };

/** Under which a body keeps answers, each at the place of its question. */
const ANSWERS = Symbol('answers');
type Body = object & { [ANSWERS]?: unknown[] };

/** Stands for the answer `undefined`. */
const NOTHING = Symbol('nothing');

let questions = 0;

/**
 * A question about a body that is answered once: many patterns ask the same, and going through all bodies takes longer than
 * anything else that they do. Answers are kept by the body itself, which is found many times faster than in a table.
 */
export function rememberByBody<K extends Key, T>(answer: (of: K) => T): (of: K) => T {
  const place = questions++;
  return of => {
    const body: Body = of.body;
    let answers = body[ANSWERS];
    if (answers === undefined) {
      answers = [];
      body[ANSWERS] = answers;
    }
    const known = answers[place];
    if (known !== undefined) return (known === NOTHING ? undefined : known) as T;
    const found = answer(of);
    answers[place] = found === undefined ? NOTHING : found;
    return found;
  };
}
