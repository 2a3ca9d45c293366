import { createHash } from 'node:crypto';
import yazl from 'yazl';

/** What parts the entries of an input: a line with the name of the next one. */
const heading = /=== (\w{1,20}\.\w{1,8})\n/;

const zipOf = async (entries) => {
  const zip = new yazl.ZipFile();
  for (const [name, bytes] of entries) zip.addBuffer(bytes, name, { compress: false });
  zip.end();
  const chunks = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk);
  return Buffer.concat(chunks);
};

const checksOf = (entries) =>
  Object.fromEntries(
    entries.map(([name, bytes]) => [
      name,
      { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') },
    ]),
  );

/** Roughly what a reader will count, so that few inputs fail for their counts alone. */
const countsOf = (entries) => {
  const count = (name, item) => entries.get(name)?.toString('latin1').match(item)?.length ?? 0;
  return {
    principals:
      count('AdUsers.xml', /<User\b/g) + count('AdGroups.xml', /<Group\b/g) + count('AdFolders.xml', /<Folder\b/g),
    categories: count('Categories.xml', /<Category\b(?![^>]*(?:isRoot|contextOnly)="1")/g),
    rooms: count('ChatRooms.xml', /<ChatRoom\b/g),
    addins: count('Addins.xml', /<Addin\b/g),
    messages: count('Messages.jsonl', /^\{"id"/gm),
    messagesBeforeStartDate: 0,
  };
};

/** Fills in checksums and counts, so that what the entries hold is looked at. */
const sealed = (manifest, entries) => {
  try {
    const fields = JSON.parse(manifest.toString());
    const checks = { ...fields.entries, ...checksOf([...entries]) };
    return Buffer.from(JSON.stringify({ ...fields, counts: countsOf(entries), entries: checks }));
  } catch {
    return manifest;
  }
};

/** Makes a package with right checksums of entries that stand one after the other as text. */
export const asPackage = async (bytes) => {
  const [, ...parts] = bytes.toString('latin1').split(heading);
  const entries = new Map();
  for (let i = 0; i + 1 < parts.length; i += 2) entries.set(parts[i], Buffer.from(parts[i + 1], 'latin1'));
  const manifest = entries.get('Manifest.json');
  if (manifest !== undefined) {
    entries.delete('Manifest.json');
    entries.set('Manifest.json', sealed(manifest, entries));
  }
  return zipOf(entries);
};
