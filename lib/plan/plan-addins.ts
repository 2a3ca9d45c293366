import { longest } from '../package/fields.js';
import { foldName } from '../records/names.js';
import type { AddinRecord } from '../records/records.js';
import type { Findings } from './findings.js';
import type { PlannedAddin } from './planned.js';

/** What becomes of each add-in: one that the target has under its GUID, else under its name, is overwritten (R2). */
export const planAddins = (addins: AddinRecord[], existing: AddinRecord[], findings: Findings): PlannedAddin[] => {
  const byId = new Map(existing.map((addin) => [addin.id, addin]));
  const byName = new Map(existing.map((addin) => [foldName(addin.name), addin]));
  return addins.map(({ id, name, url }) => {
    const about = { kind: 'Addin', name } as const;
    if (!/^https?:\/\//i.test(url) || name.length > longest.addinName || url.length > longest.addinUrl) {
      const message = `The add-in has an address or a name that Persistent Chat does not take: ${url.slice(0, 100)}`;
      findings.note('AddinInvalid', { ...about, message });
    }
    const known = byId.get(id) ?? byName.get(foldName(name));
    if (known === undefined) return { action: 'Create', id, name, url, before: '', after: '' };
    if (known.name === name && known.url === url)
      return { action: 'Unchanged', id: known.id, name, url, before: '', after: '' };
    const before = `${known.name}: ${known.url}`;
    const after = `${name}: ${url}`;
    findings.note('ItemOverwritten', { ...about, message: 'An add-in of the target is overwritten.', before, after });
    return { action: 'Overwrite', id: known.id, name, url, before, after };
  });
};
