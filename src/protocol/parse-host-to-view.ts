import type { ModuleHistory } from '../model/history';
import { EXPORT_FORMATS, type HostToView, type PanelState } from './view-messages';

type Fields = Readonly<Record<string, unknown>>;

/**
 * A message from the extension as one of the types of `HostToView`, or `undefined` where it is none of them.
 *
 * The records of a snapshot are not looked through one by one: they come from our own engine over our own channel, and
 * there can be tens of thousands. What is checked is everything that decides how the message is taken.
 */
export function parseHostToView(value: unknown): HostToView | undefined {
  if (!isFields(value)) return undefined;
  switch (value.type) {
    case 'state': {
      const state = parseState(value.state);
      return state && { type: 'state', state };
    }
    case 'snapshot':
      return isSnapshot(value.snapshot) ? (value as unknown as HostToView) : undefined;
    case 'patch':
      return isPatch(value.patch) ? (value as unknown as HostToView) : undefined;
    case 'reveal':
      return typeof value.id === 'string' ? { type: 'reveal', id: value.id } : undefined;
    case 'show-finding':
      return typeof value.key === 'string' ? { type: 'show-finding', key: value.key } : undefined;
    case 'active':
      if (value.module === undefined) return { type: 'active' };
      return typeof value.module === 'string' ? { type: 'active', module: value.module } : undefined;
    case 'focus-search':
      return { type: 'focus-search' };
    case 'violations':
      return isViolations(value) ? (value as unknown as HostToView) : undefined;
    case 'patterns':
      return isPatterns(value) ? (value as unknown as HostToView) : undefined;
    case 'history':
      return parseHistory(value);
    case 'export': {
      const format = EXPORT_FORMATS.find(name => name === value.format);
      return format && { type: 'export', format };
    }
    default:
      return undefined;
  }
}

/** Like records, violations come from our own engine, and there can be thousands. */
function isViolations({ isConfigured, imports, layers }: Fields): boolean {
  if (typeof isConfigured !== 'boolean' || !Array.isArray(imports)) return false;
  return layers === undefined || (isFields(layers) && Array.isArray(layers.names) && isFields(layers.of));
}

/** Findings come from our own engine too. */
function isPatterns({ revision, findings, descriptions }: Fields): boolean {
  return typeof revision === 'number' && Array.isArray(findings) && Array.isArray(descriptions);
}

function parseState(value: unknown): PanelState | undefined {
  if (!isFields(value)) return undefined;
  const { kind, message } = value;
  if (kind === 'starting' || kind === 'running' || kind === 'no-folder' || kind === 'restricted')
    return { kind };
  return kind === 'failed' && typeof message === 'string' ? { kind, message } : undefined;
}

/** Built anew from checked fields: it is small, and paths in a repository can be anything. */
function parseHistory({ history, message }: Fields): HostToView | undefined {
  if (!isFields(history) || (message !== undefined && typeof message !== 'string')) return undefined;
  const modules: [string, ModuleHistory][] = [];
  for (const [id, value] of Object.entries(history)) {
    const module = parseModuleHistory(value);
    if (module === undefined) return undefined;
    modules.push([id, module]);
  }
  return { type: 'history', history: Object.fromEntries(modules), ...(message !== undefined && { message }) };
}

function parseModuleHistory(value: unknown): ModuleHistory | undefined {
  if (!isFields(value)) return undefined;
  const { commits, authors, lastChange } = value;
  if (typeof commits !== 'number' || typeof authors !== 'number' || typeof lastChange !== 'string')
    return undefined;
  return Number.isNaN(Date.parse(lastChange)) ? undefined : { commits, authors, lastChange };
}

function isSnapshot(value: unknown): boolean {
  return (
    isFields(value) &&
    typeof value.revision === 'number' &&
    Array.isArray(value.roots) &&
    Array.isArray(value.records) &&
    Array.isArray(value.diagnostics) &&
    isProgress(value.progress)
  );
}

function isPatch(value: unknown): boolean {
  return (
    isFields(value) &&
    typeof value.baseRevision === 'number' &&
    typeof value.revision === 'number' &&
    Array.isArray(value.records) &&
    (value.links === undefined || Array.isArray(value.links)) &&
    Array.isArray(value.removed) &&
    isProgress(value.progress)
  );
}

function isProgress(value: unknown): boolean {
  return (
    isFields(value) &&
    typeof value.phase === 'string' &&
    typeof value.found === 'number' &&
    typeof value.done === 'number'
  );
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}
