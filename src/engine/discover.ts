import path from 'node:path';
import { languageOf } from '../extract/languages';
import { createOriginFinder } from '../extract/origins';
import type { Diagnostic } from '../model/diagnostic';
import type { Language, Origin, WorkspaceRoot } from '../model/module';
import { compareIds } from '../model/snapshot';
import { isConfigFile } from '../resolve/config-files';
import { decodeSource } from './decode-source';
import { describeFileError, errorCode, type FileSource, type FolderEntry } from './file-source';
import { describeRefusedLinks, type LinkRefusal, refuseLink } from './folder-links';
import { addIgnoreRules, type IgnoreRules, isIgnored } from './ignore-rules';
import { isSkippedFolder, VIRTUAL_ENVIRONMENT_MARK } from './skipped-folders';
import { createTimeSlice } from './time-slice';
import { idPrefix } from './workspace-roots';
import { NO_SETTINGS, SETTINGS_FILE, type WorkspaceSettings } from './workspace-settings';

/** A file by its workspace-relative id and its absolute path. */
export interface WorkspaceFile {
  readonly id: string;
  readonly path: string;
}

/** A file that is a module. `realPath` is where it really lies when a link leads to it. */
export interface SourceFile extends WorkspaceFile {
  readonly language: Language;
  readonly origin?: Origin;
  /** The settings leave it out where its text says that it is generated. */
  readonly isUnwantedIfGenerated?: true;
  readonly realPath?: string;
}

/** What there is in a workspace, by name alone; every list in the order of ids. */
export interface Discovery {
  readonly sources: readonly SourceFile[];
  /** Ids of the modules that the settings leave out: imports may lead there, but nobody is to see them. */
  readonly leftOut: readonly string[];
  readonly configs: readonly WorkspaceFile[];
  /** Ids of the other files. */
  readonly others: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A folder to visit. `base` is its path relative to the root, empty or ending in `/`. */
interface Visit {
  readonly path: string;
  readonly base: string;
  readonly real: string;
  readonly throughLink: boolean;
  readonly rules: IgnoreRules | undefined;
}

/**
 * Walks the roots. `.gitignore` files count from a root downwards, not those above it: a folder that is analysed by
 * name is meant, even where the repository around it ignores it. For the same reason folders that are always left out
 * (`node_modules` …) are left out below a root only.
 *
 * `onLanguage` is told the path of the first module of each language as soon as that is found.
 *
 * What cannot be read becomes a diagnostic. Rejects with the signal's reason only.
 */
export async function discover(
  roots: readonly WorkspaceRoot[],
  files: FileSource,
  signal: AbortSignal,
  onLanguage?: (path: string) => void,
): Promise<Discovery> {
  const sources: SourceFile[] = [];
  const configs: WorkspaceFile[] = [];
  const others: string[] = [];
  const leftOut: string[] = [];
  const languages = new Set<Language>();
  const originOf = createOriginFinder();
  let settings = NO_SETTINGS;
  const diagnostics: Diagnostic[] = [];
  const refused = new Map<LinkRefusal, string[]>();
  const rootPaths = new Set(roots.map(root => root.path));
  const realRoots: string[] = [];
  for (const root of roots) realRoots.push(await realPath(root.path));
  const slice = createTimeSlice(signal);

  for (const [i, root] of roots.entries()) {
    const prefix = idPrefix(root, roots);
    settings = NO_SETTINGS;
    const pending: Visit[] = [
      { path: root.path, base: '', real: realRoots[i]!, throughLink: false, rules: undefined },
    ];
    for (let visit = pending.pop(); visit !== undefined; visit = pending.pop()) {
      await visitFolder(visit, prefix, root, pending);
      if (slice.isOver()) await slice.pause();
    }
  }

  async function visitFolder(
    visit: Visit,
    prefix: string,
    root: WorkspaceRoot,
    pending: Visit[],
  ): Promise<void> {
    let entries: readonly FolderEntry[];
    try {
      const answer = files.readFolder(visit.path);
      entries = answer instanceof Promise ? await answer : answer;
    } catch (error) {
      if (visit.base !== '' && errorCode(error) === 'ENOENT') return;
      const module = (prefix + visit.base).replace(/\/$/, '') || root.name;
      report(module, 'error', `This folder cannot be read: ${describeFileError(error)}.`);
      return;
    }
    if (visit.base !== '' && entries.some(entry => entry.name === VIRTUAL_ENVIRONMENT_MARK)) return;
    if (visit.base === '' && entries.some(entry => entry.name === SETTINGS_FILE && entry.kind !== 'folder'))
      settings = await openSettings(visit, prefix);
    const rules = entries.some(entry => entry.name === '.gitignore' && entry.kind !== 'folder')
      ? await readRules(visit, prefix)
      : visit.rules;
    for (const entry of entries) {
      const inner = visit.base + entry.name;
      const place = inFolder(visit.path, entry.name);
      if (entry.kind === 'folder') {
        if (isSkippedFolder(entry.name) || rootPaths.has(place) || isIgnored(rules, `${inner}/`)) continue;
        const real = inFolder(visit.real, entry.name);
        pending.push({ path: place, base: `${inner}/`, real, throughLink: visit.throughLink, rules });
      } else if (entry.kind === 'file') {
        if (!isIgnored(rules, inner))
          addFile(prefix, inner, place, visit.throughLink ? inFolder(visit.real, entry.name) : undefined);
      } else if (entry.kind === 'link') {
        await visitLink(entry.name, { ...visit, rules }, prefix, pending);
      }
    }
  }

  async function visitLink(name: string, visit: Visit, prefix: string, pending: Visit[]): Promise<void> {
    const inner = visit.base + name;
    const place = path.join(visit.path, name);
    // To git a link is a file, so a rule for folders alone (`name/`) does not speak of it.
    if (isSkippedFolder(name) || isIgnored(visit.rules, inner)) return;
    try {
      const target = await files.followLink(place);
      if (target.kind === 'other' || (target.kind === 'file' && !isWanted(inner))) return;
      const refusal = refuseLink(target, {
        roots: realRoots,
        folder: visit.real,
        throughLink: visit.throughLink,
      });
      if (refusal !== undefined) refuse(refusal, prefix + inner);
      else if (target.kind === 'file') addFile(prefix, inner, place, target.path);
      else
        pending.push({
          path: place,
          base: `${inner}/`,
          real: target.path,
          throughLink: true,
          rules: visit.rules,
        });
    } catch (error) {
      // A link to nothing is no module and hides none: editors leave such links as locks.
      if (errorCode(error) === 'ELOOP') refuse('loop', prefix + inner);
    }
  }

  function addFile(prefix: string, inner: string, place: string, real: string | undefined): void {
    const id = prefix + inner;
    const language = languageOf(id);
    const isConfig = isConfigFile(id);
    if (language !== undefined) addModule(id, place, language, inner, real);
    else if (!isConfig) others.push(id);
    if (isConfig) configs.push({ id, path: place });
  }

  function addModule(
    id: string,
    place: string,
    language: Language,
    inner: string,
    real: string | undefined,
  ): void {
    const origin = originOf(inner);
    const { exclude, leaveOut } = settings;
    if ((origin !== undefined && leaveOut.has(origin)) || exclude?.ignores(inner)) {
      leftOut.push(id);
      return;
    }
    if (!languages.has(language)) {
      languages.add(language);
      onLanguage?.(place);
    }
    sources.push({
      id,
      path: place,
      language,
      ...(origin !== undefined && { origin }),
      ...(leaveOut.has('generated') && { isUnwantedIfGenerated: true }),
      ...(real !== undefined && { realPath: real }),
    });
  }

  async function openSettings(visit: Visit, prefix: string): Promise<WorkspaceSettings> {
    const id = prefix + SETTINGS_FILE;
    try {
      const { text } = decodeSource(await files.readFile(path.join(visit.path, SETTINGS_FILE)));
      // All kinds of rules come with it, which a workspace without settings can do without.
      const { readSettings } = await import('./read-settings');
      return readSettings(id, text, diagnostic => diagnostics.push(diagnostic));
    } catch (error) {
      report(id, 'warning', `This file cannot be read: ${describeFileError(error)}.`);
      return NO_SETTINGS;
    }
  }

  async function readRules(visit: Visit, prefix: string): Promise<IgnoreRules | undefined> {
    try {
      const { text } = decodeSource(await files.readFile(path.join(visit.path, '.gitignore')));
      return addIgnoreRules(visit.rules, visit.base, text);
    } catch (error) {
      report(
        `${prefix}${visit.base}.gitignore`,
        'warning',
        `This file cannot be read: ${describeFileError(error)}.`,
      );
      return visit.rules;
    }
  }

  async function realPath(root: string): Promise<string> {
    try {
      return (await files.followLink(root)).path;
    } catch {
      // The walk meets the same failure and reports it.
      return root;
    }
  }

  function report(module: string, severity: Diagnostic['severity'], message: string): void {
    diagnostics.push({ module, line: 1, severity, message });
  }

  function refuse(refusal: LinkRefusal, id: string): void {
    const links = refused.get(refusal);
    if (links === undefined) refused.set(refusal, [id]);
    else links.push(id);
  }

  for (const links of refused.values()) links.sort(compareIds);
  diagnostics.push(...describeRefusedLinks(refused));
  return {
    sources: sources.sort((a, b) => compareIds(a.id, b.id)),
    configs: configs.sort((a, b) => compareIds(a.id, b.id)),
    others: others.sort(compareIds),
    leftOut: leftOut.sort(compareIds),
    diagnostics,
  };
}

/** As `path.join`, for a name that is one segment: it need not be made normal, and there are many. */
function inFolder(folder: string, name: string): string {
  return folder.endsWith(path.sep) ? folder + name : folder + path.sep + name;
}

function isWanted(id: string): boolean {
  return languageOf(id) !== undefined || isConfigFile(id);
}
