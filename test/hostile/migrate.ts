import { copyFileSync } from 'node:fs';
import {
  compareCsPersistentChatData,
  exportCsPersistentChatData,
  importCsPersistentChatData,
  testCsPersistentChatData,
} from '../../cmdlets/index.js';
import { CmdletError } from '../../lib/host/cmdlet-error.js';
import type { Workspace } from '../workspace.js';
import { snapshot } from './snapshot.js';

/** How a migration went: either it was refused with a clear error, or it was made, was told of in `findings` and is exact. */
export type Outcome =
  | { error: CmdletError; step: string; findings: string[] }
  | { error?: undefined; findings: string[]; rows: string[] };

/** @throws for a failure that is not clear, and for a result that is not what was promised */
const attempt = async <T>(step: string, run: () => Promise<T>): Promise<T | CmdletError> => {
  try {
    return await run();
  } catch (thrown) {
    if (!(thrown instanceof CmdletError)) throw new Error(`${step}: not a CmdletError`, { cause: thrown });
    if (thrown.code === 'Unexpected' || /^\s+at /m.test(thrown.message) || thrown.message.length > 5_000)
      throw new Error(`${step}: ${thrown.code} ${thrown.message.slice(0, 500)}`, { cause: thrown.cause });
    return thrown;
  }
};

const complain = (what: string): never => {
  throw new Error(what);
};

/**
 * Checks, exports, rehearses, imports into a copy of an empty target, and compares. What one step says must hold in the next.
 *
 * @throws Error where a step breaks its promise
 */
export const migrate = async (workspace: Workspace, source: string): Promise<Outcome> => {
  const dbInstance = workspace.file(source);
  const fileName = workspace.file(`${source}.zip`);
  const target = { dbInstance: workspace.file(`${source}.target.db`), fileName };
  copyFileSync(workspace.file('target.db'), target.dbInstance);
  const tested = await attempt('Test', () => testCsPersistentChatData({ dbInstance }));
  const exported = await attempt('Export', () => exportCsPersistentChatData({ dbInstance, fileName }));
  if (exported instanceof CmdletError) {
    if (!(tested instanceof CmdletError) || tested.code !== exported.code)
      complain(`Export is refused with ${exported.code}, and Test says nothing of it`);
    return { error: exported, step: 'Export', findings: [] };
  }
  if (tested instanceof CmdletError) return complain(`Test fails with ${tested.code}, and Export does not`);
  const before = workspace.bytes(`${source}.target.db`);
  const rehearsal = await attempt('Rehearsal', () =>
    importCsPersistentChatData({ ...target, whatIf: true, placeholderAuthor: false }),
  );
  if (rehearsal instanceof CmdletError)
    return complain(`a package of our own cannot be read: ${rehearsal.code} ${rehearsal.message}`);
  const imported = await attempt('Import', () => importCsPersistentChatData(target));
  const told = [...exported.warnings, ...tested, ...rehearsal.findings];
  const findings = [...new Set(told.map(({ code, message, name }) => `${code} ${name}: ${message}`))];
  if (imported instanceof CmdletError) {
    if (imported.code !== 'ImportNeedsDecision' || rehearsal.errors === 0)
      complain(
        `the rehearsal had ${rehearsal.errors} errors, and the import failed with ${imported.code} ${imported.message}`,
      );
    if (!workspace.bytes(`${source}.target.db`).equals(before)) complain('a refused import changed the target');
    return { error: imported, step: 'Import', findings };
  }
  if (rehearsal.errors > 0) complain('the rehearsal had errors, and the import went through');
  const differing = await attempt('Compare', () => compareCsPersistentChatData(target));
  if (differing instanceof CmdletError) return complain(`Compare fails: ${differing.code} ${differing.message}`);
  if (differing.length > 0) complain(`Compare finds ${JSON.stringify(differing[0])}`);
  const again = await attempt('Import again', () => importCsPersistentChatData(target));
  if (again instanceof CmdletError) return complain(`the second import fails: ${again.code} ${again.message}`);
  if (again.undoFile !== '') complain('a second import changes something');
  return { findings, rows: snapshot(target.dbInstance) };
};
