import { PackageReader } from '../../../dist/lib/package/package-reader.js';
import { readVendorItems } from '../../../dist/lib/package/vendor-export.js';
import { emptyTarget } from '../../../dist/lib/plan/empty-target.js';
import { makePlan } from '../../../dist/lib/plan/make-plan.js';
import { Renames } from '../../../dist/lib/plan/renames.js';
import { onlyClearErrors } from './only-clear-errors.js';

const choices = { separator: ' / ', renames: new Renames(), principalMap: [], placeholderAuthor: true };

const readVendor = async (reader) => {
  for await (const _ of readVendorItems(reader));
};

/** Reads all of a package as Get-CsPersistentChatData and an import would, up to the plan. */
export const readAll = async (bytes) =>
  onlyClearErrors(async () => {
    const reader = await PackageReader.open({ bytes });
    try {
      if (reader.manifest === null) return await readVendor(reader);
      return await makePlan(reader, emptyTarget, {
        choices,
        signal: new AbortController().signal,
        onProgress: () => {},
      });
    } finally {
      reader.close();
    }
  });
