import { EXPORT_FORMATS, type PanelCommand, type ViewToHost } from './view-messages';

const COMMANDS: ReadonlySet<string> = new Set<PanelCommand>([
  'open-folder',
  'manage-trust',
  'show-log',
  'analyze-again',
]);
const LEVELS: ReadonlySet<string> = new Set(['info', 'warn', 'error']);
/** Characters of one log message that are kept; a page in trouble must not fill the log. */
const LOG_LIMIT = 4_000;
/** Characters that may go to the clipboard: more is no text that anyone meant to copy. */
const COPY_LIMIT = 50_000_000;

/**
 * A message from the panel as one of the types of `ViewToHost`, or `undefined` where it is none of them.
 *
 * The result is built anew from checked fields, so nothing unexpected travels further.
 */
export function parseViewToHost(value: unknown): ViewToHost | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const message = value as Readonly<Record<string, unknown>>;
  switch (message.type) {
    case 'ready':
      return { type: 'ready' };
    case 'request-history':
      return { type: 'request-history' };
    case 'resync':
      return isCount(message.revision) ? { type: 'resync', revision: message.revision } : undefined;
    case 'open':
      return parseOpen(message);
    case 'reveal-in-explorer':
    case 'copy-path':
      return typeof message.id === 'string' && message.id !== ''
        ? { type: message.type, id: message.id }
        : undefined;
    case 'copy':
      return typeof message.text === 'string' && message.text.length <= COPY_LIMIT
        ? { type: 'copy', text: message.text }
        : undefined;
    case 'command':
      return isPanelCommand(message.command) ? { type: 'command', command: message.command } : undefined;
    case 'save': {
      const format = EXPORT_FORMATS.find(name => name === message.format);
      return format && typeof message.content === 'string'
        ? { type: 'save', format, content: message.content }
        : undefined;
    }
    case 'log':
      return parseLog(message);
    default:
      return undefined;
  }
}

function parseOpen({ module, line, column }: Readonly<Record<string, unknown>>): ViewToHost | undefined {
  if (typeof module !== 'string' || module === '') return undefined;
  if (line !== undefined && !isPosition(line)) return undefined;
  if (column !== undefined && !isPosition(column)) return undefined;
  return { type: 'open', module, ...(line && { line }), ...(column && { column }) };
}

function parseLog({ level, message }: Readonly<Record<string, unknown>>): ViewToHost | undefined {
  if (typeof message !== 'string' || !isLevel(level)) return undefined;
  return { type: 'log', level, message: message.slice(0, LOG_LIMIT) };
}

function isPanelCommand(value: unknown): value is PanelCommand {
  return typeof value === 'string' && COMMANDS.has(value);
}

function isLevel(value: unknown): value is 'info' | 'warn' | 'error' {
  return typeof value === 'string' && LEVELS.has(value);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isPosition(value: unknown): value is number {
  return isCount(value) && value > 0;
}
