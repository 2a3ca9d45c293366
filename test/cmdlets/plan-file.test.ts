import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import zlib from 'node:zlib';
import { afterAll, describe, expect, test } from '@jest/globals';
import { exportCsPersistentChatData, importCsPersistentChatData } from '../../cmdlets/index.js';
import { EntryName } from '../../lib/package/format.js';
import { replace, useChangedPackage } from '../package/changed-package.js';
import { contentsOf } from '../stores/contents.js';
import { EmbeddedStore } from '../stores/test-store.js';

const package_ = useChangedPackage({ messages: 300 });
const { workspace } = package_;
const plan = () => workspace.file('plan.json');
const target = () => ({ dbInstance: workspace.file('target.db'), fileName: workspace.file('sample.zip') });
const rehearse = (more: object = {}) =>
  importCsPersistentChatData({ ...target(), whatIf: true, plan: plan(), onWarning: () => undefined, ...more });

/** Imports what the plan says. @returns the result, and whether the messages were looked at before anything was written */
const importPlanned = async (more: object = {}) => {
  const activities = new Set<string>();
  const result = await importCsPersistentChatData({
    ...target(),
    plan: plan(),
    onWarning: () => undefined,
    onProgress: ({ activity, completed }) => {
      if (completed !== true) activities.add(activity.split(' ')[0]!);
    },
    ...more,
  });
  return { result, checked: activities.has('Checking') };
};

/** Exports the sample with messages of unknown authors and without a date. @returns path of the package */
const exportOddMessages = async (): Promise<string> => {
  const fileName = workspace.file('odd.zip');
  workspace.run('legacy.db', 'UPDATE tblChat SET userId = 99999 WHERE chatID % 3 = 0');
  workspace.run('legacy.db', 'UPDATE tblChat SET chatDate = -1 WHERE chatID = 4');
  const dbInstance = workspace.file('legacy.db');
  await exportCsPersistentChatData({ dbInstance, fileName, onWarning: () => undefined });
  return fileName;
};

/** What an import with the plan says, which must leave the target as it was. */
const refusal = async (more: object = {}): Promise<unknown> => {
  const before = workspace.bytes('target.db');
  const error = await importPlanned(more).catch((thrown) => thrown);
  expect(workspace.bytes('target.db').equals(before)).toBe(true);
  return error;
};

describe('R18 a plan file', () => {
  test('the import that is given it does just that', async () => {
    const rehearsal = await rehearse();
    const document = JSON.parse(readFileSync(plan(), 'utf8'));
    expect(document.plan).toEqual(JSON.parse(JSON.stringify(rehearsal)));
    const { result } = await importPlanned();
    expect({ ...result, whatIf: true, backup: '', undoFile: '' }).toEqual(rehearsal);
  });

  test.each(['the package', 'the target'])('it refuses when %s has changed', async (what) => {
    await rehearse();
    if (what === 'the package') {
      await package_.rewrite(replace(EntryName.messages, /"text":"[a-z]/i, '"text":"#'));
      renameSync(workspace.file('changed.zip'), workspace.file('sample.zip'));
    } else {
      workspace.run(
        'target.db',
        "INSERT INTO tblNode (nodeID, nodeGuid, parentID, nodeType, nodeName, nodeDesc, disabled, behavior, visibility, nodeAddedBy, nodeAddedOn, nodeUpdatedBy, nodeUpdatedOn) VALUES (2, '0000000A-0000-4000-8000-00000000000A', 1, 1, 'New', '', 0, 4, 3, 1, 1, 1, 1)",
      );
    }
    expect(await refusal()).toMatchObject({ code: 'PlanOutdated' });
  });

  test('it refuses when the choices are others, also those that change who there is', async () => {
    await rehearse();
    expect(await refusal({ separator: ' - ' })).toMatchObject({ code: 'PlanOutdated' });
    const fileName = await exportOddMessages();
    await rehearse({ fileName, placeholderAuthor: true });
    expect(await refusal({ fileName })).toMatchObject({ code: 'PlanOutdated' });
  });

  test('it refuses what is no plan', async () => {
    await rehearse();
    const document = JSON.parse(readFileSync(plan(), 'utf8'));
    const packed = (value: unknown) => zlib.deflateSync(JSON.stringify(value)).toString('base64');
    const { found } = document.messages;
    const others = [
      undefined,
      '',
      `${found.slice(0, 40)}${found[40] === 'A' ? 'B' : 'A'}${found.slice(41)}`,
      packed({}),
      packed([[], {}]),
      packed([[], ['1']]),
      packed([[[1, 2, 3, 4]], []]),
      packed([[[1, null, 3, 4, 5]], []]),
      packed(' '.repeat(65 * 1024 * 1024)),
    ];
    const texts = others.map((other) =>
      JSON.stringify({ ...document, messages: { ...document.messages, found: other } }),
    );
    for (const text of ['{"hello": 1}', 'null', '[', ...texts]) {
      writeFileSync(plan(), text);
      expect(await refusal()).toMatchObject({ code: 'PlanInvalid' });
    }
    expect(await refusal({ plan: workspace.file('none.json') })).toMatchObject({ code: 'FileNotFound' });
  });
});

describe('R18 the messages are read once by an import after its rehearsal', () => {
  const store = new EmbeddedStore();
  afterAll(() => store.dispose());

  test('and everything is as without it', async () => {
    const fileName = await exportOddMessages();
    const choices = { fileName, placeholderAuthor: true };
    const [one, other] = [await store.target(), await store.target()];
    const { target: _, ...expected } = await importCsPersistentChatData({
      ...one,
      ...choices,
      onWarning: () => undefined,
    });
    await rehearse({ ...other, ...choices });
    const { result, checked } = await importPlanned({ ...other, ...choices });
    expect(checked).toBe(false);
    expect(result).toMatchObject({ ...expected, backup: result.backup, undoFile: result.undoFile });
    expect(await contentsOf(store, other)).toEqual(await contentsOf(store, one));
  });

  test('but for other bytes of the same package, which may be damaged', async () => {
    await rehearse();
    const entries = await package_.read();
    await package_.write(entries, { compress: false }, 'sample.zip');
    replace(EntryName.messages, /"text":"[a-z]/i, '"text":"#')(entries);
    await package_.write(entries, {}, 'damaged.zip');
    const files = workspace.list();
    expect(await refusal({ fileName: workspace.file('damaged.zip') })).toMatchObject({ code: 'PackageDamaged' });
    expect(workspace.list()).toEqual(files);
    expect((await importPlanned()).checked).toBe(true);
  });

  test('but for a target that has messages, where they are compared', async () => {
    await importCsPersistentChatData({ ...target(), onWarning: () => undefined });
    workspace.run('target.db', 'DELETE FROM tblChat WHERE chatId % 2 = 0');
    const { messagesCreated, messagesPresent } = await rehearse();
    expect(Math.min(messagesCreated, messagesPresent)).toBeGreaterThan(0);
    const { result, checked } = await importPlanned();
    expect(result).toMatchObject({ messagesCreated, messagesPresent });
    expect(checked).toBe(true);
  });
});
