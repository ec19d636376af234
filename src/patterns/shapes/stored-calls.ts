import type { CodeModel } from '../code/code-model';
import type { ClassInfo, FieldInfo } from '../code/symbols';
import { findFieldUses } from './field-uses';
import { isStoredCall } from './handed-in';

/** A queue of functions that are kept with their arguments, to be called later. */
export interface CallQueue {
  readonly owner: ClassInfo;
  readonly field: FieldInfo;
  readonly put: { readonly by: string; readonly line: number };
  readonly run: { readonly by: string; readonly line: number };
  /** How many methods call what is kept: more than one where it is also undone or done again. */
  readonly runners: number;
  /** Another field keeps what was done. */
  readonly history?: FieldInfo;
}

/** Classes that keep calls for later: `self.queue.append((work, args, kwargs))`, and `work(*args, **kwargs)` elsewhere. */
export function findCallQueues(code: CodeModel): CallQueue[] {
  const uses = findFieldUses(code);
  const found: CallQueue[] = [];
  for (const owner of code.classes)
    for (const field of owner.fields) {
      if (field.container === undefined) continue;
      const put = uses.putsInto(field).find(isStoredCall);
      if (put === undefined) continue;
      const runs = owner.methods.flatMap(method =>
        method === put.by
          ? []
          : code
              .callsOf(method)
              .filter(
                ({ expression: { callee, args } }) =>
                  (callee.kind === 'name' || callee.kind === 'index') && args.some(isSpread),
              )
              .map(({ line }) => ({ by: method.name, line })),
      );
      const [run] = runs;
      if (run === undefined) continue;
      const history = owner.fields.find(
        other => other !== field && other.container?.kind === 'list' && uses.putsInto(other).length > 0,
      );
      found.push({
        ...{ owner, field, run, put: { by: put.by.name, line: put.line } },
        runners: new Set(runs.map(({ by }) => by)).size,
        ...(history !== undefined && { history }),
      });
    }
  return found;
}

function isSpread(arg: {
  readonly kind: string;
  readonly value?: unknown;
  readonly name?: unknown;
}): boolean {
  return arg.kind === 'spread' || (arg.kind === 'keyword' && arg.name === undefined);
}
