import { copyFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import yauzl from 'yauzl';
import { importCsPersistentChatData } from '../../cmdlets/index.js';
import { Random } from '../../lib/sample/random.js';
import { databaseDigest } from '../faults/database-digest.js';
import { useChangedPackage } from './changed-package.js';

const changed = useChangedPackage({ rooms: 4, principals: 8, messages: 20, membersPerRoom: 3 });
const { workspace } = changed;
/** Bits to flip, each in a package of its own. */
const flips = Number(process.env.CS_PCHAT_TEST_FLIPS ?? '300');
const seed = Number(process.env.CS_PCHAT_TEST_SEED ?? '1');

const packageErrors = ['PackageDamaged', 'PackageNotZip', 'PackageForeign', 'PackageNotImportable'];

/** Every entry's first byte, the first of its content, and the parts of the directory at the end. */
const boundaries = async (bytes: Buffer): Promise<number[]> => {
  const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true });
  const places = [0, 1, 4, 21, 22, 30, bytes.length - 22];
  for await (const entry of zip.eachEntry()) {
    const start = entry.relativeOffsetOfLocalHeader;
    places.push(start, start + 30 + entry.fileNameLength, start + 30 + entry.fileNameLength + entry.compressedSize);
  }
  return places;
};

test('cut off anywhere: found before anything changes', async () => {
  const bytes = workspace.bytes('sample.zip');
  const lengths = (await boundaries(bytes)).flatMap((place) => [place - 1, place, place + 1]);
  for (let parts = 1; parts < 20; parts++) lengths.push(Math.floor((bytes.length * parts) / 20));
  for (let end = 1; end < 60; end += 3) lengths.push(bytes.length - end);
  for (const length of new Set(lengths.filter((length) => length >= 0 && length < bytes.length))) {
    writeFileSync(workspace.file('changed.zip'), bytes.subarray(0, length));
    const { code, category, exitCode } = await changed.rejection();
    expect({ length, category, exitCode }).toEqual({ length, category: 'InvalidData', exitCode: 13 });
    expect(packageErrors).toContain(code);
  }
}, 120_000);

test(
  `one bit flipped, ${flips} times: found before anything changes, or the import is the same in every row`,
  async () => {
    const bytes = workspace.bytes('sample.zip');
    copyFileSync(workspace.file('target.db'), workspace.file('empty.db'));
    const empty = workspace.bytes('empty.db');
    const importChanged = () =>
      importCsPersistentChatData({ dbInstance: workspace.file('target.db'), fileName: workspace.file('changed.zip') });
    copyFileSync(workspace.file('sample.zip'), workspace.file('changed.zip'));
    await importChanged();
    const complete = databaseDigest(workspace.file('target.db'));

    const random = new Random(seed);
    const found = new Map<string, number>();
    for (let flip = 0; flip < flips; flip++) {
      const place = random.below(bytes.length);
      const bit = random.below(8);
      const flipped = Buffer.from(bytes);
      flipped[place]! ^= 1 << bit;
      writeFileSync(workspace.file('changed.zip'), flipped);
      copyFileSync(workspace.file('empty.db'), workspace.file('target.db'));
      const code = await importChanged().then(
        () => 'harmless',
        (error) => error.code,
      );
      found.set(code, (found.get(code) ?? 0) + 1);
      const at = `bit ${bit} of byte ${place}`;
      if (code === 'harmless') {
        expect({ at, digest: databaseDigest(workspace.file('target.db')) }).toEqual({ at, digest: complete });
        workspace.remove((name) => name.startsWith('target.before-import'));
      } else {
        expect({ at, known: packageErrors.includes(code), code }).toEqual({ at, known: true, code });
        expect(workspace.bytes('target.db').equals(empty)).toBe(true);
      }
    }
    // Nearly all bits mean something.
    expect(found.get('harmless') ?? 0).toBeLessThan(flips / 5);
  },
  60_000 + flips * 2_000,
);
