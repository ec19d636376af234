import type { CodeModel } from '../code/code-model';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import { isFunctionType } from '../code/type-questions';
import { scopesCalling } from './call-index';
import type { Place } from './make-clue';
import { listFieldLoops } from './own-fields';

const COMMIT =
  /^_?(?:do_?)?(?:commit|complete|commitTransaction|commit_?work|save_?changes|flush_?and_?commit)(?:_?async)?$/i;
const ROLLBACK =
  /^_?(?:do_?)?(?:roll_?back|abort|rollbackTransaction|abortTransaction|roll_?back_?transaction)(?:_?async)?$/i;
const BEGIN =
  /^_?(?:begin|start|beginTransaction|startTransaction|transaction|withTransaction|\$transaction|runInTransaction|transactional|start_?transaction)$/i;

/** That objects of these classes commit and roll back: by methods of their own, or by what they call; first come, first served. */
export function findTransaction(
  line: readonly ClassInfo[],
  code: CodeModel,
): (Place & { readonly text: string; readonly isWhole: boolean }) | undefined {
  let commit: Place | undefined;
  let rollback: Place | undefined;
  const commits = scopesCalling(code, COMMIT);
  const rolls = scopesCalling(code, ROLLBACK);
  for (const one of line)
    for (const method of one.methods) {
      if (COMMIT.test(method.name)) commit ??= method;
      if (ROLLBACK.test(method.name)) rollback ??= method;
      if (method.body.length === 0 || (!commits.has(method) && !rolls.has(method))) continue;
      for (const { name, receiver, module, line: at } of code.callsOf(method)) {
        if (name === undefined || receiver === undefined || receiver.kind === 'super') continue;
        if (COMMIT.test(name)) commit ??= { module, line: at };
        if (ROLLBACK.test(name)) rollback ??= { module, line: at };
      }
    }
  const at = commit ?? rollback;
  if (at === undefined) return undefined;
  const isWhole = commit !== undefined && rollback !== undefined;
  return {
    text: isWhole ? 'commits and rolls back' : commit !== undefined ? 'commits' : 'rolls back',
    ...{ isWhole, module: at.module, line: at.line },
  };
}

/** A method that is given work as a function and does it inside of a transaction. */
export function runsWork(one: ClassInfo, code: CodeModel): FunctionInfo | undefined {
  return one.methods.find(method => {
    const given = method.parameters.find(({ type }) => isFunctionType(type));
    if (given === undefined) return false;
    const calls = code.callsOf(method);
    const names = calls.flatMap(({ name }) => name ?? []);
    const isRun = calls.some(
      ({ expression }) => expression.callee.kind === 'name' && expression.callee.name === given.name,
    );
    const isHanded = calls.some(
      ({ expression, name }) =>
        name !== undefined &&
        BEGIN.test(name) &&
        expression.args.some(arg => arg.kind === 'name' && arg.name === given.name),
    );
    return (isRun && names.some(name => BEGIN.test(name) || COMMIT.test(name))) || isHanded;
  });
}

/** A method that works through several lists of its object, in which others have put what is to be written. */
export function tracksChanges(one: ClassInfo): FunctionInfo | undefined {
  const lists = new Set(
    one.fields
      .filter(({ container, name, isStatic }) => !isStatic && (container !== undefined || TRACKED.test(name)))
      .map(({ name }) => name),
  );
  if (lists.size < 2) return undefined;
  const named = [...lists].filter(name => TRACKED.test(name)).length;
  return one.methods.find(method => {
    const loops = new Set(
      listFieldLoops(method)
        .map(({ field }) => field)
        .filter(field => lists.has(field)),
    );
    return loops.size >= 2 && named >= 2;
  });
}

const TRACKED =
  /^_*(?:new|dirty|removed|deleted|clean|added|created|updated|modified|changed|inserts|updates|deletes)_?\w*$/i;
