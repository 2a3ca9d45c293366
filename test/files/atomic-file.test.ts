import { mkdirSync, readlinkSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { ensureWritable, writeAtomically, writeText } from '../../lib/files/atomic-file.js';
import { useWorkspace } from '../workspace.js';

const workspace = useWorkspace();
const file = () => workspace.file('report.html');
const text = () => workspace.bytes('report.html').toString();

describe('writeAtomically', () => {
  test('the name appears only when everything is written', async () => {
    writeFileSync(file(), 'older');
    await writeAtomically(file(), async (stream) => {
      stream.write('new');
      expect(text()).toBe('older');
      await new Promise((resolve) => stream.write('er', resolve));
      expect(text()).toBe('older');
      expect(workspace.list()).toHaveLength(2);
    });
    expect(text()).toBe('newer');
    expect(workspace.list()).toEqual(['report.html']);
  });

  test('is for its owner only, unless told otherwise', async () => {
    await writeText(file(), 'text');
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    await writeAtomically(workspace.file('open.txt'), async () => {}, { mode: 0o644 });
    expect(statSync(workspace.file('open.txt')).mode & 0o777).toBe(0o644 & ~process.umask());
  });

  test('a writer that throws leaves the older file and nothing else', async () => {
    writeFileSync(file(), 'older');
    const failing = writeAtomically(file(), async (stream) => {
      stream.write('half');
      throw new TypeError('enough');
    });
    await expect(failing).rejects.toThrow(TypeError);
    expect(text()).toBe('older');
    expect(workspace.list()).toEqual(['report.html']);
  });

  test('a stream that breaks while the writer waits ends the writing', async () => {
    const broken = writeAtomically(file(), async (stream) => {
      stream.destroy(Object.assign(new Error('gone'), { code: 'ENOSPC', syscall: 'write' }));
      await new Promise(() => {});
    });
    await expect(broken).rejects.toMatchObject({ code: 'DiskFull', target: file() });
    expect(workspace.list()).toEqual([]);
  });

  test.each([
    ['ENOSPC', 'DiskFull'],
    ['EDQUOT', 'DiskFull'],
    ['EIO', 'FileNotWritable'],
  ])('the system says %s: %s', async (code, expected) => {
    const cause = Object.assign(new Error('no'), { code, syscall: 'write' });
    const failing = writeAtomically(file(), async (stream) => {
      stream.destroy(cause);
    });
    await expect(failing).rejects.toMatchObject({ name: 'CmdletError', code: expected, target: file(), cause });
  });

  test('an existing file is kept when asked for, even one that came in the meantime', async () => {
    writeFileSync(file(), 'mine');
    const write = (): Promise<void> => writeAtomically(file(), async () => {}, { keepExisting: true });
    await expect(write()).rejects.toMatchObject({ code: 'FileExists', target: file() });
    expect(text()).toBe('mine');
    const other = workspace.file('late.txt');
    const late = writeAtomically(other, async () => writeFileSync(other, 'faster'), { keepExisting: true });
    await expect(late).rejects.toMatchObject({ code: 'FileExists', target: other });
    expect(workspace.bytes('late.txt').toString()).toBe('faster');
    expect(workspace.list()).toEqual(['late.txt', 'report.html']);
  });

  test('keepExisting writes a name that is free', async () => {
    await writeAtomically(file(), async (stream) => void stream.write('text'), { keepExisting: true });
    expect(text()).toBe('text');
    expect(workspace.list()).toEqual(['report.html']);
  });

  test('a link is replaced, what it points to is not touched', async () => {
    writeFileSync(workspace.file('precious'), 'precious');
    symlinkSync(workspace.file('precious'), file());
    await writeText(file(), 'text');
    expect(() => readlinkSync(file())).toThrow('EINVAL');
    expect(workspace.bytes('precious').toString()).toBe('precious');
  });
});

describe.each([
  ['writeText', (target: string) => writeText(target, 'text')],
  ['ensureWritable', ensureWritable],
] as const)('%s says why a file cannot be written', (_, write) => {
  test('no folder', async () => {
    const target = workspace.file('nowhere/report.html');
    await expect(write(target)).rejects.toMatchObject({
      code: 'FileNotWritable',
      target,
      message: expect.stringContaining('its folder does not exist'),
    });
  });

  test('a folder of that name', async () => {
    mkdirSync(file());
    await expect(write(file())).rejects.toMatchObject({
      code: 'FileNotWritable',
      message: expect.stringContaining('it is a folder'),
    });
    expect(workspace.list()).toEqual(['report.html']);
  });
});

test('ensureWritable touches nothing', async () => {
  await ensureWritable(file());
  expect(workspace.list()).toEqual([]);
  writeFileSync(file(), 'older');
  const { mtimeMs } = statSync(file());
  await ensureWritable(file());
  expect(text()).toBe('older');
  expect(statSync(file()).mtimeMs).toBe(mtimeMs);
});
