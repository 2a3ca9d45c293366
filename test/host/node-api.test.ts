import { describe, expect, test } from '@jest/globals';
import {
  type Change,
  CmdletError,
  exportCsPersistentChatData,
  getCsPersistentChatData,
  getCsPersistentChatRoom,
  importCsPersistentChatData,
  newCsPersistentChatDatabase,
  type PackageItem,
  type PackageSummary,
  type Progress,
} from '../../cmdlets/index.js';
import { generateSample } from '../../lib/sample/sample.js';
import { useWorkspace } from '../workspace.js';

const workspace = useWorkspace();

const sample = async (): Promise<{ dbInstance: string; fileName: string }> => {
  await generateSample(workspace.file('legacy.db'), { rooms: 12, messages: 300 });
  return { dbInstance: workspace.file('legacy.db'), fileName: workspace.file('legacy.zip') };
};

const migrate = async (): Promise<{ dbInstance: string }> => {
  const { fileName, dbInstance: legacy } = await sample();
  await exportCsPersistentChatData({ dbInstance: legacy, fileName });
  const dbInstance = workspace.file('target.db');
  await newCsPersistentChatDatabase({ dbInstance });
  await importCsPersistentChatData({ dbInstance, fileName });
  return { dbInstance };
};

const failure = async (call: Promise<unknown>): Promise<CmdletError> => {
  const thrown = await call.then(
    () => new Error('was fulfilled'),
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(CmdletError);
  return thrown as CmdletError;
};

describe('wrong options reject with a CmdletError', () => {
  test('an option that there is not', async () => {
    // @ts-expect-error The types know it too.
    const error = await failure(newCsPersistentChatDatabase({ dbInstance: workspace.file('a.db'), size: 5 }));
    expect([error.code, error.target]).toEqual(['ParameterInvalid', 'size']);
  });

  test('no options at all', async () => {
    // @ts-expect-error The types know it too.
    expect((await failure(newCsPersistentChatDatabase())).code).toBe('ParameterMissing');
  });

  test('a value of another kind', async () => {
    // @ts-expect-error The types know it too.
    const error = await failure(newCsPersistentChatDatabase({ dbInstance: workspace.file('a.db'), kind: 'Big' }));
    expect([error.code, error.target]).toEqual(['ParameterInvalid', 'Kind']);
  });

  test('a Date that is none', async () => {
    const error = await failure(exportCsPersistentChatData({ ...(await sample()), startDate: new Date('tomorrow') }));
    expect([error.code, error.target]).toEqual(['ParameterInvalid', 'StartDate']);
  });

  test('a stream rejects too', async () => {
    const first = getCsPersistentChatData.stream({ fileName: workspace.file('none.zip') }).next();
    expect((await failure(first)).code).toBe('FileNotFound');
  });
});

describe('changes', () => {
  const dbInstance = () => workspace.file('new.db');

  test('are made without a question', async () => {
    expect(await newCsPersistentChatDatabase({ dbInstance: dbInstance() })).toEqual({
      dbInstance: dbInstance(),
      kind: 'PersistentChat',
    });
    expect(workspace.list()).toEqual(['new.db']);
  });

  test('are shown with whatIf, and neither asked for nor made', async () => {
    const shown: Change[] = [];
    const asked: Change[] = [];
    const result = await newCsPersistentChatDatabase({
      dbInstance: dbInstance(),
      whatIf: true,
      onWhatIf: (change) => shown.push(change),
      confirm: (change) => asked.push(change) > 0,
    });
    expect(result).toBeUndefined();
    expect(shown).toEqual([{ action: 'Create Persistent Chat database', target: dbInstance() }]);
    expect([asked, workspace.list()]).toEqual([[], []]);
  });

  test.each([
    ['no', () => false, []],
    ['a promise of no', async () => false, []],
    ['yes', () => true, ['new.db']],
    ['a promise of yes', async () => true, ['new.db']],
  ])('wait for confirm: %s', async (_answer, confirm, files) => {
    await newCsPersistentChatDatabase({ dbInstance: dbInstance(), confirm });
    expect(workspace.list()).toEqual(files);
  });

  test('are not made when confirm throws', async () => {
    const error = await failure(
      newCsPersistentChatDatabase({
        dbInstance: dbInstance(),
        confirm: () => {
          throw new RangeError('no answer');
        },
      }),
    );
    expect(error.cause).toBeInstanceOf(RangeError);
    expect(workspace.list()).toEqual([]);
  });
});

describe('a signal', () => {
  test.each([
    ['without a reason', undefined],
    ['with a reason', new Error('enough')],
  ])('aborted before the call, %s', async (_what, reason) => {
    const options = { ...(await sample()), signal: AbortSignal.abort(reason) };
    expect((await failure(exportCsPersistentChatData(options))).code).toBe('Cancelled');
    expect(workspace.list()).toEqual(['legacy.db']);
  });

  test('aborted while the call runs', async () => {
    const controller = new AbortController();
    const error = await failure(
      exportCsPersistentChatData({
        ...(await sample()),
        signal: controller.signal,
        onProgress: () => controller.abort(new Error('enough')),
      }),
    );
    expect([error.code, error.exitCode]).toEqual(['Cancelled', 130]);
    expect(workspace.list()).toEqual(['legacy.db']);
  });
});

describe('what a cmdlet says', () => {
  test('progress, warnings and verbose lines', async () => {
    const progress: Progress[] = [];
    const warnings: string[] = [];
    const lines: string[] = [];
    await exportCsPersistentChatData({
      ...(await sample()),
      level: 'User',
      startDate: '2010-01-01',
      onProgress: (step) => progress.push(step),
      onWarning: (message) => warnings.push(message),
      onVerbose: (message) => lines.push(message),
    });
    expect(progress.at(-1)).toMatchObject({ percentComplete: 100, completed: true });
    expect(warnings.join()).toMatch(/has no messages.*no effect/);
    expect(lines.join()).toContain('Group Chat');
  });

  test('a Date is a point in time', async () => {
    const options = { ...(await sample()), startDate: new Date('2100-01-01') };
    const { messages, messagesBeforeStartDate } = await exportCsPersistentChatData(options);
    expect([messages, messagesBeforeStartDate]).toEqual([0, 300]);
  });

  test('bytes go out and in as a Uint8Array', async () => {
    const { dbInstance } = await sample();
    const { bytes } = await exportCsPersistentChatData({ dbInstance, asBytes: true });
    expect(bytes).toBeInstanceOf(Uint8Array);
    const [summary] = await getCsPersistentChatData({ byteInput: bytes! });
    expect(summary?.messages).toBe(300);
  });
});

describe('queries', () => {
  test('give what is asked for, with its type', async () => {
    const { dbInstance, fileName } = await sample();
    await exportCsPersistentChatData({ dbInstance, fileName });
    const summaries: PackageSummary[] = await getCsPersistentChatData({ fileName });
    const rooms: PackageItem[] = await getCsPersistentChatData({ fileName, item: 'Room' });
    expect([summaries.length, rooms.length]).toEqual([1, summaries[0]?.rooms]);
  });

  test('a stream gives the same objects in the same order', async () => {
    const options = await migrate();
    const all = await getCsPersistentChatRoom(options);
    const streamed: unknown[] = [];
    for await (const room of getCsPersistentChatRoom.stream(options)) {
      await new Promise((resolve) => setImmediate(resolve));
      streamed.push(room);
    }
    expect(all.length).toBeGreaterThan(5);
    expect(streamed).toEqual(all);
  });

  test('leaving a stream ends the query', async () => {
    const options = await migrate();
    for await (const room of getCsPersistentChatRoom.stream(options)) {
      expect(room.name).not.toBe('');
      break;
    }
    workspace.run('target.db', 'CREATE TABLE notLocked (x)');
  });

  test('a signal ends a stream', async () => {
    const controller = new AbortController();
    const rooms = getCsPersistentChatRoom.stream({ ...(await migrate()), signal: controller.signal });
    await rooms.next();
    controller.abort();
    const rest = (async () => {
      for await (const _ of rooms);
    })();
    expect((await failure(rest)).code).toBe('Cancelled');
  });
});
