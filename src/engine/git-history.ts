import type { ModuleHistory, WorkspaceHistory } from '../model/history';
import type { WorkspaceRoot } from '../model/module';
import { createLogTally, formatDay } from './git-log';
import { type GitResult, runGit } from './run-git';
import { idPrefix } from './workspace-roots';

/** Seconds of the window in which commits and authors are counted: twelve months. */
const WINDOW = 365 * 24 * 60 * 60;

/** Bounds of a look at the past; the defaults are for people, others for tests. */
export interface HistoryOptions {
  /** Most commits that are looked at beyond the twelve months. */
  readonly limit?: number;
  /** Most time for everything, in milliseconds. */
  readonly patience?: number;
  /** The end of the twelve months, in milliseconds since 1970. */
  readonly now?: number;
}

/** Roots that lie in one repository. */
interface Repository {
  readonly top: string;
  readonly isShallow: boolean;
  /** What stands in front of the names of a root's files in the repository, and in front of their ids. */
  readonly roots: { readonly root: WorkspaceRoot; readonly prefix: string; readonly idPrefix: string }[];
}

/**
 * What the repositories that hold these roots say about the modules of these ids. Asks the program `git`, which has to be
 * installed, and only reads. What cannot be told, and why, is said in `message`; it never rejects.
 */
export async function readHistory(
  roots: readonly WorkspaceRoot[],
  ids: Iterable<string>,
  { limit = 20_000, patience = 30_000, now = Date.now() }: HistoryOptions = {},
): Promise<WorkspaceHistory> {
  const signal = AbortSignal.timeout(patience);
  const messages = new Set<string>();
  const modules = new Map<string, ModuleHistory>();
  const wanted = [...ids];
  for (const repository of await findRepositories(roots, messages, signal)) {
    const idOf = await listTracked(repository, wanted, messages, signal);
    if (idOf === undefined) continue;
    const since = Math.floor(now / 1000) - WINDOW;
    const tally = createLogTally(new Set(idOf.keys()), { since, limit, isShallow: repository.isShallow });
    const result = await runGit(repository.top, tally.args, tally.take, signal);
    const problem = explain(result, repository.roots[0].root, signal, patience);
    if (problem !== undefined) messages.add(problem);
    // Half a window would make half of the modules look quiet.
    if (problem !== undefined && !tally.isPastWindow) continue;
    const day = Number.isFinite(tally.oldest) ? formatDay(tally.oldest) : undefined;
    const isCut = repository.isShallow || tally.end === 'limit' || problem !== undefined;
    for (const [name, id] of idOf) {
      // What is tracked but was not met is older than all that was looked at; unless that was everything, and only merges
      // have brought it.
      const found =
        tally.describe(name) ?? (isCut && day ? { commits: 0, authors: 0, lastChange: day } : undefined);
      if (found !== undefined) modules.set(id, found);
    }
    if (repository.isShallow)
      messages.add(`${nameRoots(repository)} is a shallow clone: nothing is known from before ${day}.`);
    else if (isCut)
      messages.add(`In ${nameRoots(repository)}, changes from before ${day} were not looked at.`);
  }
  return {
    modules: Object.fromEntries(modules),
    ...(messages.size > 0 && { message: [...messages].join(' ') }),
  };
}

async function findRepositories(
  roots: readonly WorkspaceRoot[],
  messages: Set<string>,
  signal: AbortSignal,
): Promise<Repository[]> {
  const byTop = new Map<string, Repository>();
  for (const root of roots) {
    const output: string[] = [];
    const args = ['rev-parse', '--show-toplevel', '--is-shallow-repository', '--show-prefix'];
    const result = await runGit(root.path, args, token => output.push(token) > 0, signal);
    const problem = explain(result, root, signal);
    if (problem !== undefined) {
      messages.add(problem);
      continue;
    }
    // A path may hold line breaks; what stands between the two paths does not.
    const [, top = '', shallow, prefix = ''] =
      /^([\s\S]*?)\n(true|false)\n([\s\S]*)\n$/.exec(output.join('\0')) ?? [];
    const repository = byTop.get(top) ?? { top, isShallow: shallow === 'true', roots: [] };
    byTop.set(top, repository);
    repository.roots.push({ root, prefix, idPrefix: idPrefix(root, roots) });
  }
  return [...byTop.values()];
}

/** The ids of modules that the repository's last commit has, by the names of their files; `undefined` where it cannot say. */
async function listTracked(
  repository: Repository,
  ids: readonly string[],
  messages: Set<string>,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string> | undefined> {
  const idOf = new Map<string, string>();
  for (const { prefix, idPrefix } of repository.roots)
    for (const id of ids) if (id.startsWith(idPrefix)) idOf.set(prefix + id.slice(idPrefix.length), id);
  const tracked = new Map<string, string>();
  const args = ['ls-tree', '-r', '-z', '--name-only', '--full-tree', 'HEAD'];
  const result = await runGit(
    repository.top,
    args,
    name => {
      const id = idOf.get(name);
      if (id !== undefined) tracked.set(name, id);
      return true;
    },
    signal,
  );
  const problem = explain(result, repository.roots[0].root, signal);
  if (problem === undefined) return tracked;
  messages.add(problem);
  return undefined;
}

/** Why git did not give what was asked, as a sentence; `undefined` where it did. */
function explain(
  { outcome, errors }: GitResult,
  root: WorkspaceRoot,
  signal: AbortSignal,
  patience?: number,
): string | undefined {
  if (outcome === 'done' || (outcome === 'stopped' && !signal.aborted)) return undefined;
  if (outcome === 'missing') return 'The history is not known: the program git was not found.';
  if (outcome === 'stopped')
    return `Reading the history of ${root.name} took too long${patience ? ` (over ${Math.round(patience / 1000)} s)` : ''}.`;
  if (/not a git repository/i.test(errors)) return `${root.name} is not in a Git repository.`;
  if (/not a valid object name|does not have any commits|ambiguous argument 'HEAD'/i.test(errors))
    return `The Git repository of ${root.name} has no commits yet.`;
  if (/must be run in a work tree|bare repository/i.test(errors))
    return `The Git repository of ${root.name} has no files of its own (it is bare).`;
  if (/dubious ownership/i.test(errors))
    return `Git does not read the repository of ${root.name}, because it belongs to another user.`;
  const line = errors.split('\n', 1)[0].replace(/^(fatal|error): /, '');
  return `Git could not read the history of ${root.name}: ${line || 'it gave no reason'}.`;
}

function nameRoots({ roots }: Repository): string {
  return roots.map(({ root }) => root.name).join(', ');
}
