/** A body, or whatever holds one: what answers are kept for. */
type Key = { readonly body: object };

/**
 * A question about a body that is answered once: many patterns ask the same, and going through all bodies takes longer than
 * anything else that they do. Answers are kept as long as the body.
 */
export function rememberByBody<K extends Key, T>(answer: (of: K) => T): (of: K) => T {
  const known = new WeakMap<object, { readonly answer: T }>();
  return of => {
    let found = known.get(of.body);
    if (found === undefined) {
      found = { answer: answer(of) };
      known.set(of.body, found);
    }
    return found.answer;
  };
}
