import type { CodeModel, Scope } from '../code/code-model';
import type { Candidate, Clue, RoleSymbol } from '../pattern';

/** What a handler can catch. */
const TRAPS = new Set([
  ...['get', 'set', 'has', 'apply', 'construct', 'deleteProperty', 'ownKeys', 'defineProperty'],
  ...['getOwnPropertyDescriptor', 'getPrototypeOf', 'setPrototypeOf', 'isExtensible', 'preventExtensions'],
]);

/** Finds where JavaScript's own `Proxy` is made. */
export function* detectProxyObjects(code: CodeModel): Iterable<Candidate> {
  const scopes: Scope[] = [...code.modules, ...code.allFunctions];
  for (const scope of scopes)
    for (const { expression, line, module, target, isDeferred, from } of code.callsOf(scope)) {
      if (!expression.isNew || target?.kind !== 'external' || target.name !== 'Proxy') continue;
      const [subject, handler] = expression.args;
      if (subject === undefined || handler === undefined) continue;
      const traps =
        handler.kind === 'dict'
          ? handler.entries.flatMap(({ key }) => (key?.kind === 'literal' ? [key.text ?? ''] : []))
          : [];
      const at = { module, line };
      const clues: Clue[] = [{ text: 'makes a proxy object', weight: 0.65, at }];
      const caught = traps.filter(trap => TRAPS.has(trap));
      if (caught.length > 0) clues.push({ text: `catches \`${caught.join('`, `')}\``, weight: 0.4, at });
      // The function inside has it as well.
      if (isDeferred && from === undefined) continue;
      const symbol: RoleSymbol = from ?? { name: module, module, line };
      yield { roles: [{ role: 'proxy', symbol: from?.owner ?? symbol }], clues };
    }
}
