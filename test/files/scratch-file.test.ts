import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ScratchFile } from '../../lib/files/scratch-file.js';
import { SmallDisk } from '../faults/small-disk.js';
import { Workspace } from '../workspace.js';

const workspace = new Workspace();
beforeAll(() => workspace.open());
afterAll(() => workspace.close());

const bytes = (length: number, value: number): Buffer => Buffer.alloc(length, value);

const readAgain = (file: ScratchFile, start: number, length: number): Buffer => {
  const read = Buffer.alloc(length);
  file.read(start, read);
  return read;
};

describe('a scratch file', () => {
  test('gives back what was added, and has no name from the beginning', () => {
    const file = ScratchFile.open(workspace.folder)!;
    expect([file.append(bytes(70_000, 1)), file.append(bytes(0, 0)), file.append(bytes(5, 2))]).toEqual([
      0, 70_000, 70_000,
    ]);
    expect(readAgain(file, 70_000, 5)).toEqual(bytes(5, 2));
    expect(readAgain(file, 69_999, 3)).toEqual(Buffer.from([1, 2, 2]));
    expect(readdirSync(workspace.folder)).toEqual([]);
  });

  test('says that it was cut off instead of giving back anything else', () => {
    const file = ScratchFile.open(workspace.folder)!;
    file.append(bytes(10, 1));
    expect(() => readAgain(file, 8, 3)).toThrow('cut off');
  });

  test('does not come about where there is no folder', () => {
    expect(ScratchFile.open(workspace.file('nowhere'))).toBeUndefined();
  });

  test('lists stay in memory where there is no folder for temporary files', () => {
    const script = `
      const { TextList } = await import('./dist/lib/records/text-list.js');
      const list = new TextList();
      for (let i = 0; i < 100_000; i++) list.add('text ' + i);
      let wrong = 0;
      for (let i = 0; i < 100_000; i++) if (list.at(i) !== 'text ' + i) wrong++;
      process.stdout.write(String(wrong));`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
      env: { ...process.env, TMPDIR: workspace.file('nowhere'), TEMP: workspace.file('nowhere') },
      encoding: 'utf8',
    });
    expect({ stdout, stderr }).toEqual({ stdout: '0', stderr: '' });
  });

  const testWithDisk = SmallDisk.isPossible ? test : test.skip;

  testWithDisk(
    'a full disk takes nothing, and what it took before can be read (needs root and a system that mounts tmpfs)',
    () => {
      const disk = SmallDisk.mount(256)!;
      try {
        const file = ScratchFile.open(disk.folder)!;
        expect(file.append(bytes(100_000, 3))).toBe(0);
        writeFileSync(disk.file('ballast'), bytes(100_000, 0));
        expect(file.append(bytes(100_000, 4))).toBeUndefined();
        expect(file.append(bytes(10, 5))).toBe(100_000);
        expect(readAgain(file, 99_999, 11)).toEqual(Buffer.concat([bytes(1, 3), bytes(10, 5)]));
      } finally {
        disk.unmount();
      }
    },
  );
});
