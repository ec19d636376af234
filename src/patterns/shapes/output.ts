import type { CodeModel } from '../code/code-model';
import type { FunctionInfo } from '../code/symbols';
import { kindOfLibrary } from './libraries';
import type { Place } from './make-clue';

const OUTPUT =
  /^(?:print|console\.(?:log|info|table)|process\.stdout\.write|sys\.stdout\.write|document\.(?:createElement|querySelector|getElementById|write|body\.\w+)|alert)$/;

/** Where a function brings something to people's eyes: on a console, in a window or a page. */
export function findOutput(
  one: FunctionInfo,
  code: CodeModel,
): (Place & { readonly name: string }) | undefined {
  for (const { target, line } of code.callsOf(one)) {
    if (target?.kind !== 'external') continue;
    const { name } = target;
    if (OUTPUT.test(name) || kindOfLibrary(name) === 'interface') return { name, module: one.module, line };
  }
  return undefined;
}
