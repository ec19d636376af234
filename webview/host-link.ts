import type { DescribedFindings } from '../src/model/finding';
import type { WorkspaceHistory } from '../src/model/history';
import type { Snapshot } from '../src/model/snapshot';
import { parseHostToView } from '../src/protocol/parse-host-to-view';
import type { ExportFormat, HostToView, ViewToHost } from '../src/protocol/view-messages';
import { asFields } from './view-state';

/** The panel's one connection to the outside. */
export interface HostLink {
  /** Whether there is an editor behind it: without one, files cannot be opened. */
  readonly hasEditor: boolean;
  send(message: ViewToHost): void;
  /** Calls back for every message that is understood; others are dropped with a log line. */
  listen(receive: (message: HostToView) => void): void;
  /** What was kept last time, of unknown shape. */
  readState(): unknown;
  keepState(state: unknown): void;
}

interface VsCodeApi {
  postMessage(message: ViewToHost): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** Connects to the extension or, in a page made by the command line, to the snapshot that stands in the page. */
export function connectHost(): HostLink {
  return typeof acquireVsCodeApi === 'function' ? connectExtension(acquireVsCodeApi()) : connectPage();
}

function connectExtension(api: VsCodeApi): HostLink {
  return {
    hasEditor: true,
    send: message => api.postMessage(message),
    listen: receive =>
      window.addEventListener('message', event => {
        const message = parseHostToView(event.data);
        if (message) receive(message);
        else
          api.postMessage({
            type: 'log',
            level: 'warn',
            message: `Ignored a message: ${describe(event.data)}`,
          });
      }),
    readState: () => api.getState(),
    keepState: state => api.setState(state),
  };
}

function connectPage(): HostLink {
  const embedded = readEmbedded('lintel-snapshot') as Snapshot | undefined;
  const { kept, colourBy, history, patterns } = asFields(readEmbedded('lintel-start'));
  return {
    hasEditor: false,
    send: message => {
      if (message.type === 'save') saveFile(message.format, message.content);
      if (message.type === 'copy') void navigator.clipboard.writeText(message.text);
      if (message.type === 'log') console.warn(message.message);
    },
    listen: receive => {
      receive({ type: 'state', state: { kind: 'running' } });
      if (embedded) receive({ type: 'snapshot', snapshot: embedded });
      if (patterns) receive({ type: 'patterns', revision: 1, ...(patterns as DescribedFindings) });
      if (history) receive(describeHistory(history as WorkspaceHistory));
    },
    readState: () => kept ?? { state: { colourBy } },
    keepState: () => {},
  };
}

/** What the page carries in one of its elements. */
function readEmbedded(id: string): unknown {
  const text = document.getElementById(id)?.textContent;
  return text ? JSON.parse(text) : undefined;
}

function describeHistory({ modules, message }: WorkspaceHistory): HostToView {
  return { type: 'history', history: modules, ...(message !== undefined && { message }) };
}

const FILES: Readonly<Record<ExportFormat, { readonly name: string; readonly type: string }>> = {
  svg: { name: 'architecture.svg', type: 'image/svg+xml' },
  png: { name: 'architecture.png', type: 'image/png' },
  html: { name: 'architecture.html', type: 'text/html' },
  mermaid: { name: 'architecture.mmd', type: 'text/plain' },
  dot: { name: 'architecture.dot', type: 'text/vnd.graphviz' },
};

function saveFile(format: ExportFormat, content: string): void {
  const { name, type } = FILES[format];
  const data =
    format === 'png' ? Uint8Array.from(atob(content), character => character.charCodeAt(0)) : content;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([data], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

function describe(value: unknown): string {
  return JSON.stringify(value)?.slice(0, 200) ?? String(value);
}
