import assert from 'node:assert/strict';
import { PanelStream } from '../../../src/extension/panel-stream';
import type { Progress, Snapshot, Update } from '../../../src/model/snapshot';
import type { HostToView } from '../../../src/protocol/view-messages';

const done: Progress = { phase: 'done', found: 1, done: 1 };

function makeSnapshot(revision: number, progress = done): Snapshot {
  return { revision, roots: [], records: [], diagnostics: [], progress };
}

function makePatch(baseRevision: number, revision = baseRevision + 1, progress = done): Update {
  return { type: 'patch', patch: { baseRevision, revision, records: [], removed: [], progress } };
}

/** A stream whose page writes down what it gets, and whose source answers with `snapshots` in turn. */
function makeStream(...snapshots: readonly (Snapshot | Promise<Snapshot> | undefined)[]) {
  const sent: HostToView[] = [];
  const answers = [...snapshots];
  const stream = new PanelStream(
    async () => answers.shift(),
    message => sent.push(message),
  );
  const say = () =>
    sent.splice(0).map(message => {
      if (message.type === 'snapshot') return `snapshot ${message.snapshot.revision}`;
      if (message.type === 'patch') return `patch ${message.patch.revision}`;
      if (message.type === 'reveal') return `reveal ${message.id}`;
      if (message.type === 'active') return `active ${message.module ?? '-'}`;
      return message.type;
    });
  return { stream, say };
}

describe('stream to the panel', () => {
  it('sends a snapshot, then the patches that follow it', async () => {
    const { stream, say } = makeStream(makeSnapshot(3));
    await stream.open();
    await stream.update(makePatch(3));
    await stream.update(makePatch(4));
    assert.deepEqual(say(), ['snapshot 3', 'active -', 'patch 4', 'patch 5']);
  });

  it('lets patches go that the snapshot already holds', async () => {
    const { stream, say } = makeStream(makeSnapshot(3));
    await stream.open();
    await stream.update(makePatch(1));
    await stream.update(makePatch(2));
    assert.deepEqual(say(), ['snapshot 3', 'active -']);
  });

  it('makes up for a gap with a snapshot', async () => {
    const { stream, say } = makeStream(makeSnapshot(3), makeSnapshot(6));
    await stream.open();
    await stream.update(makePatch(5));
    await stream.update(makePatch(6));
    assert.deepEqual(say(), ['snapshot 3', 'active -', 'snapshot 6', 'active -', 'patch 7']);
  });

  it('sends nothing while the page is hidden', async () => {
    const { stream, say } = makeStream(makeSnapshot(3), makeSnapshot(5));
    await stream.open();
    stream.close();
    say();
    await stream.update(makePatch(3));
    await stream.update({ type: 'snapshot', snapshot: makeSnapshot(4) });
    assert.deepEqual(say(), []);
    await stream.open();
    assert.deepEqual(say(), ['snapshot 5', 'active -']);
  });

  it('prefers a snapshot that came by itself to an older one that was asked for', async () => {
    let answer: (snapshot: Snapshot) => void = () => {};
    const { stream, say } = makeStream(new Promise(resolve => (answer = resolve)));
    const opening = stream.open();
    await stream.update(makePatch(1));
    await stream.update({ type: 'snapshot', snapshot: makeSnapshot(1) });
    answer(makeSnapshot(9));
    await opening;
    assert.deepEqual(say(), ['snapshot 1', 'active -']);
  });

  it('waits for the first snapshot where there is none yet', async () => {
    const { stream, say } = makeStream(undefined);
    await stream.open();
    assert.deepEqual(say(), []);
    await stream.update({ type: 'snapshot', snapshot: makeSnapshot(1) });
    assert.deepEqual(say(), ['snapshot 1', 'active -']);
  });

  it('reveals the last module asked for, once discovery is over', async () => {
    const discovering: Progress = { phase: 'discover', found: 0, done: 0 };
    const { stream, say } = makeStream(makeSnapshot(1, discovering));
    stream.send({ type: 'reveal', id: 'a.ts' });
    stream.send({ type: 'export', format: 'svg' });
    stream.send({ type: 'reveal', id: 'b.ts' });
    await stream.open();
    assert.deepEqual(say(), ['snapshot 1', 'active -']);
    await stream.update(makePatch(1));
    assert.deepEqual(say(), ['patch 2', 'export', 'reveal b.ts']);
    stream.send({ type: 'reveal', id: 'c.ts' });
    await stream.update(makePatch(2));
    assert.deepEqual(say(), ['reveal c.ts', 'patch 3']);
  });

  it('marks the active module, and says so again to a page that has been reloaded', async () => {
    const { stream, say } = makeStream(makeSnapshot(1), makeSnapshot(1));
    stream.setActive('a.ts');
    await stream.open();
    stream.setActive('b.ts');
    stream.setActive('b.ts');
    stream.setActive(undefined);
    assert.deepEqual(say(), ['snapshot 1', 'active a.ts', 'active b.ts', 'active -']);
    stream.setActive('c.ts');
    await stream.open();
    assert.deepEqual(say(), ['active c.ts', 'snapshot 1', 'active c.ts']);
  });
});
