import path from 'node:path';
import type { Diagnostic } from '../model/diagnostic';
import type { LinkTarget } from './file-source';

/**
 * Why a link is not followed: it leads out of the workspace, back to a folder that contains it, or it lies in a folder
 * that was itself reached through a link (where links to each other would multiply without end).
 */
export type LinkRefusal = 'out' | 'loop' | 'nested';

/** Where a link stands: real paths of the workspace's roots and of its own folder, and whether a link led there. */
export interface LinkPlace {
  readonly roots: readonly string[];
  readonly folder: string;
  readonly throughLink: boolean;
}

/** The reason not to follow a link, or `undefined` where following it is safe. */
export function refuseLink(target: LinkTarget, place: LinkPlace): LinkRefusal | undefined {
  if (!place.roots.some(root => contains(root, target.path))) return 'out';
  if (target.kind !== 'folder') return undefined;
  if (contains(target.path, place.folder)) return 'loop';
  return place.throughLink ? 'nested' : undefined;
}

/** One note for all links that were not followed for the same reason, under the path of the first. */
export function describeRefusedLinks(refused: ReadonlyMap<LinkRefusal, readonly string[]>): Diagnostic[] {
  return [...refused].map(([refusal, links]) => {
    const shown =
      links.slice(0, SHOWN).join(', ') + (links.length > SHOWN ? ` and ${links.length - SHOWN} more` : '');
    const message =
      links.length === 1
        ? `This link is not followed: it ${ONE[refusal]}.`
        : `${links.length} links are not followed because they ${MANY[refusal]}: ${shown}`;
    return { module: links[0]!, line: 1, severity: 'info', message };
  });
}

const SHOWN = 10;
const ONE = {
  out: 'leads out of the workspace',
  loop: 'leads back to a folder around it',
  nested: 'lies in a folder that is itself reached through a link',
} as const;
const MANY = {
  out: 'lead out of the workspace',
  loop: 'lead back to a folder around them',
  nested: 'lie in folders that are themselves reached through a link',
} as const;

function contains(folder: string, inner: string): boolean {
  if (folder === inner) return true;
  return inner.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep);
}
