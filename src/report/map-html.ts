import { createHash } from 'node:crypto';
import type { ColourBy } from '../diagram/colour/colour-by';
import type { DescribedFindings } from '../model/finding';
import type { WorkspaceHistory } from '../model/history';
import type { Snapshot } from '../model/snapshot';

/** The panel's program and style sheet, as text. */
export interface PanelAssets {
  readonly script: string;
  readonly style: string;
}

/** What the panel in a page starts with. */
export interface PageStart {
  /** What a panel kept, as text of JSON would hold it: the page opens looking the same. */
  readonly kept?: unknown;
  readonly colourBy?: ColourBy | undefined;
  /** What version control said; without it, the page has no commits and ages to show. */
  readonly history?: WorkspaceHistory | undefined;
  /** The patterns that were found; without them, the page says nothing of patterns. */
  readonly patterns?: DescribedFindings | undefined;
}

/**
 * A page that holds the panel with this snapshot and needs nothing else: no file beside it, no network. Its policy
 * allows exactly the script and the style sheet that are in it.
 */
export function writeMapHtml(
  snapshot: Snapshot,
  { script, style }: PanelAssets,
  start: PageStart = {},
): string {
  const names = snapshot.roots.map(root => root.name).join(', ');
  const program = toInline(script, 'script').replaceAll('<!--', '<\\!--');
  const sheet = toInline(style, 'style');
  const data = toJson(withoutPaths(snapshot));
  const policy = [
    "default-src 'none'",
    `script-src ${hash(program)}`,
    `style-src ${hash(sheet)}`,
    'img-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(names)} – architecture map</title>
<style>${sheet}</style>
</head>
<body>
<div id="app"></div>
<script type="application/json" id="lintel-snapshot">${data}</script>
<script type="application/json" id="lintel-start">${toJson(start)}</script>
<script>${program}</script>
</body>
</html>
`;
}

/**
 * Text that can stand inside an element. A closing tag would end it early; with a backslash it means the same in the
 * strings of both languages. Line ends become what a browser makes of them before it takes the hash.
 */
function toInline(text: string, element: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll(new RegExp(`</(${element})`, 'gi'), '<\\/$1');
}

/** JSON that can stand inside an element. */
function toJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

function hash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** A page is given to others; where the folder lay on its author's disk is none of their business. */
function withoutPaths(snapshot: Snapshot): Snapshot {
  return { ...snapshot, roots: snapshot.roots.map(({ name }) => ({ name, path: '' })) };
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
}
