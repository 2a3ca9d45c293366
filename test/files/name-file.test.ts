import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { link, rename } from 'node:fs/promises';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { nameNewFile, renameWhenFree } from '../../lib/files/name-file.js';
import { useWorkspace } from '../workspace.js';

const workspace = useWorkspace();
const aside = () => workspace.file('.package.zip.partial');
const file = () => workspace.file('package.zip');
const fault = (code: string): Error => Object.assign(new Error(code), { code, syscall: 'rename' });

/** A system that fails so many times before it does what it is asked for. */
const failing = (code: string, times: number) => {
  let left = times;
  return async (from: string, to: string): Promise<void> => {
    if (left-- > 0) throw fault(code);
    await rename(from, to);
  };
};
const never = async (): Promise<void> => {
  throw new Error('Nobody asked for that.');
};

beforeEach(() => writeFileSync(aside(), 'new'));

describe('a file gets another name', () => {
  test('which replaces one that has it', async () => {
    writeFileSync(file(), 'older');
    await renameWhenFree(aside(), file());
    expect(readFileSync(file(), 'utf8')).toBe('new');
    expect(workspace.list()).toEqual(['package.zip']);
  });

  test.each(['EACCES', 'EBUSY', 'EPERM'])('on Windows when whoever has it open lets it go: %s', async (code) => {
    await renameWhenFree(aside(), file(), { platform: 'win32', link, rename: failing(code, 2) });
    expect(readFileSync(file(), 'utf8')).toBe('new');
  });

  test('elsewhere at once or not at all', async () => {
    const renaming = renameWhenFree(aside(), file(), { platform: 'linux', link, rename: failing('EACCES', 1) });
    await expect(renaming).rejects.toMatchObject({ code: 'EACCES' });
    expect(existsSync(file())).toBe(false);
  });

  test('and what waiting does not help with is told at once', async () => {
    const renaming = renameWhenFree(aside(), file(), { platform: 'win32', link, rename: failing('ENOENT', 1) });
    await expect(renaming).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('a new file gets its name', () => {
  test('and only that', async () => {
    await nameNewFile(aside(), file(), { platform: 'linux', link, rename: never });
    expect(readFileSync(file(), 'utf8')).toBe('new');
    expect(workspace.list()).toEqual(['package.zip']);
  });

  test.each(['EPERM', 'EISDIR', 'ENOTSUP'])('also where a file cannot have two: %s', async (code) => {
    const noLink = async (): Promise<void> => {
      throw fault(code);
    };
    await nameNewFile(aside(), file(), { platform: 'linux', link: noLink, rename });
    expect(readFileSync(file(), 'utf8')).toBe('new');
    expect(workspace.list()).toEqual(['package.zip']);
    writeFileSync(aside(), 'newer');
    await expect(nameNewFile(aside(), file(), { platform: 'linux', link: noLink, rename })).rejects.toMatchObject({
      code: 'EEXIST',
    });
    expect(readFileSync(file(), 'utf8')).toBe('new');
  });

  test('or nobody does: what was there for a moment is gone', async () => {
    const noLink = async (): Promise<void> => {
      throw fault('EPERM');
    };
    const naming = nameNewFile(aside(), file(), { platform: 'linux', link: noLink, rename: failing('EIO', 1) });
    await expect(naming).rejects.toMatchObject({ code: 'EIO' });
    expect(existsSync(file())).toBe(false);
  });

  test('and never replaces one that has it', async () => {
    writeFileSync(file(), 'older');
    await expect(nameNewFile(aside(), file())).rejects.toMatchObject({ code: 'EEXIST' });
    expect(readFileSync(file(), 'utf8')).toBe('older');
  });
});
