import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import {
  type CommandContribution,
  commands,
  contextKeys,
  panelType,
  views,
} from '../../../src/extension/contributions';

// The tests run from the top of the project.
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const { contributes } = manifest;
const list: readonly CommandContribution[] = Object.values(commands);

/** Every string in a piece of JSON, with the key it stands under. */
function* findStrings(value: unknown, key = ''): Generator<readonly [key: string, text: string]> {
  if (typeof value === 'string') yield [key, value];
  else if (typeof value === 'object' && value !== null)
    for (const [name, child] of Object.entries(value))
      yield* findStrings(child, Array.isArray(value) ? key : name);
}

describe('contributions in package.json', () => {
  it('are the commands of the code', () => {
    assert.deepEqual(
      contributes.commands,
      list.map(({ id, title, icon, enablement }) => ({
        command: id,
        title,
        category: 'Lintel',
        icon,
        ...(enablement && { enablement }),
      })),
    );
    assert.deepEqual(
      contributes.menus.commandPalette,
      list.flatMap(({ id, palette }) => (palette ? [{ command: id, when: palette }] : [])),
    );
  });

  it('are the views and the panel of the code', () => {
    assert.deepEqual(
      contributes.views.lintel.map(({ id }: { id: string }) => id),
      Object.values(views),
    );
    assert.ok(manifest.activationEvents.includes(`onWebviewPanel:${panelType}`));
  });

  it('name no command, view or context key that is not there', () => {
    const known = new Set<string>([
      ...list.map(({ id }) => id),
      ...Object.values(views),
      ...Object.values(views).map(view => `${view}.focus`),
      ...Object.values(contextKeys),
      panelType,
      // The walkthrough itself, and the file with the settings.
      'lintel.start',
      'lintel.json',
    ]);
    for (const [key, text] of findStrings(contributes))
      for (const [name] of text.matchAll(/(?<![\w/])lintel\.\w+(\.focus)?/g))
        assert.ok(known.has(name), `${key}: ${text}`);
  });

  it('name only files that are there', () => {
    const files = [...findStrings(manifest)].filter(([, text]) =>
      /^(?:\.\/)?(?:media|schemas)\/[\w./-]+$/.test(text),
    );
    assert.ok(files.length > 5);
    for (const [, file] of files) assert.ok(existsSync(file), file);
  });
});
