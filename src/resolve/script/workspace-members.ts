import picomatch from 'picomatch';
import { isInside } from '../paths';
import { asJson, asStrings, type Json } from '../read-json';

/** The file in which pnpm lists the packages of a workspace. */
export const PNPM_WORKSPACE = 'pnpm-workspace.yaml';

/** A folder that says which packages below are installed together, so that they find each other by name. */
export interface WorkspaceRoot {
  readonly folder: string;
  /** Whether the package in this folder is one of them. */
  isMember(folder: string): boolean;
}

/** The root that a folder is by its `package.json` and the text of its `pnpm-workspace.yaml`; `undefined` if it is none. */
export function readWorkspaceRoot(
  folder: string,
  json: Json | undefined,
  pnpm: string | undefined,
): WorkspaceRoot | undefined {
  const globs = [
    ...asStrings(json?.workspaces),
    ...asStrings(asJson(json?.workspaces)?.packages),
    ...(pnpm === undefined ? [] : readPnpmPackages(pnpm)),
  ].map(glob => glob.replace(/^(!?)\.\//, '$1').replace(/\/+$/, ''));
  const wanted = globs.filter(glob => glob !== '' && !glob.startsWith('!'));
  if (wanted.length === 0) return undefined;
  const unwanted = globs.filter(glob => glob.startsWith('!')).map(glob => glob.slice(1));
  const matches = picomatch(wanted, { ignore: unwanted, strictBrackets: false });
  return {
    folder,
    isMember(member) {
      if (member === folder) return true;
      return isInside(folder, member) && matches(member.slice(folder === '' ? 0 : folder.length + 1));
    },
  };
}

/** The `packages` of a `pnpm-workspace.yaml`, which holds little more: a list in lines or in brackets. */
export function readPnpmPackages(text: string): readonly string[] {
  const found: string[] = [];
  let isOpen = false;
  for (const line of text.split(/\r?\n/)) {
    const key = /^(["']?)([\w-]+)\1[ \t]*:(.*)$/.exec(line);
    if (key !== null) {
      isOpen = key[2] === 'packages';
      if (isOpen) found.push(...[...key[3]!.matchAll(/(["'])(.+?)\1|([^\s[\],"'#]+)/g)].map(readItem));
      continue;
    }
    const item = isOpen ? /^[ \t]*-[ \t]+(?:(["'])(.+?)\1|([^\s"'#]+))/.exec(line) : null;
    if (item !== null) found.push(readItem(item));
  }
  return found;
}

function readItem(match: RegExpExecArray | RegExpMatchArray): string {
  return match[2] ?? match[3]!;
}
