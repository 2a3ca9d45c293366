import { writeAtomically, writeText } from '../lib/files/atomic-file.js';
import { temporaryFile } from '../lib/files/temporary-file.js';
import type { Run } from '../lib/host/cmdlet.js';
import type { Host } from '../lib/host/host.js';
import { ProgressReporter } from '../lib/host/progress.js';
import { PackageReader } from '../lib/package/package-reader.js';
import { serviceFindings, writePackage } from '../lib/package/write-package.js';
import { backupFindings } from '../lib/plan/backup-finding.js';
import { readChoices } from '../lib/plan/choices.js';
import { emptyTarget } from '../lib/plan/empty-target.js';
import type { Finding } from '../lib/plan/finding.js';
import { makePlan, type PlanOptions } from '../lib/plan/make-plan.js';
import { importResult } from '../lib/plan/plan.js';
import { proposeRenames } from '../lib/plan/propose-renames.js';
import { type Rename, writeRenames } from '../lib/plan/renames.js';
import { isoToTicks } from '../lib/records/ticks.js';
import { writeImportReport } from '../lib/report/report.js';
import { openSource, openTarget } from '../lib/stores/open.js';
import type { TargetStore } from '../lib/stores/target-store.js';
import type { TestCsPersistentChatDataOptions } from '../schemas/types.js';

/** Exports to a private file. @returns what only the running source shows: its services */
const exportTo = async (file: string, options: TestCsPersistentChatDataOptions, host: Host): Promise<Finding[]> => {
  const source = await openSource(options, host.signal);
  const progress = new ProgressReporter(host, `Reading ${source.address}`);
  try {
    const findings = [
      ...serviceFindings(await source.runningServers()),
      ...backupFindings('SourceBackup', source.address, await source.lastBackup()),
    ];
    await writeAtomically(file, async (stream) => {
      await writePackage(source, stream, {
        level: 'All',
        scope: options.scope ?? [],
        cutoff: options.startDate === undefined ? null : isoToTicks(options.startDate),
        signal: host.signal,
        onProgress: (status, done, total) => progress.report(status, done, total),
      });
    });
    return findings;
  } finally {
    progress.complete();
    await source.close();
  }
};

const openTargetOf = async (
  { targetDBInstance, targetDBName, targetCredential, targetEncryption }: TestCsPersistentChatDataOptions,
  signal: AbortSignal,
): Promise<TargetStore | undefined> =>
  targetDBInstance === undefined
    ? undefined
    : openTarget(
        {
          dbInstance: targetDBInstance,
          ...(targetDBName === undefined ? {} : { dbName: targetDBName }),
          ...(targetCredential === undefined ? {} : { credential: targetCredential }),
          ...(targetEncryption === undefined ? {} : { encryption: targetEncryption }),
        },
        'read',
        signal,
      );

/** Readiness: legacy database (+ target) → findings, by the rehearsal's own code. */
export const run: Run<TestCsPersistentChatDataOptions, undefined> = async (options, host) => {
  const choices = await readChoices(options);
  const file = temporaryFile('.zip');
  try {
    const running = await exportTo(file.path, options, host);
    const reader = await PackageReader.open({ fileName: file.path, label: options.dbInstance });
    const target = await openTargetOf(options, host.signal);
    const progress = new ProgressReporter(host, `Checking ${options.dbInstance}`);
    try {
      let proposed: Rename[] = [];
      const looks: Pick<PlanOptions, 'inspect'> = {};
      if (options.proposedRenameFile !== undefined) {
        looks.inspect = (model, targetModel) => {
          proposed = proposeRenames(model, targetModel, choices);
        };
      }
      const backup =
        target === undefined ? [] : backupFindings('TargetBackup', target.address, await target.lastBackup());
      const made = await makePlan(reader, target ?? emptyTarget, {
        choices,
        found: [...running, ...backup],
        signal: host.signal,
        onProgress: (done, total) => progress.report(`${done.toLocaleString('en-US')} messages`, done, total),
        ...looks,
      });
      const result = importResult(made.plan, options.targetDBInstance ?? '', true);
      if (options.proposedRenameFile !== undefined)
        await writeText(options.proposedRenameFile, await writeRenames(proposed));
      if (options.report !== undefined) await writeImportReport(options.report, made, result);
      for (const finding of made.plan.findings) await host.writeObject('Finding', finding);
    } finally {
      progress.complete();
      await target?.close();
      reader.close();
    }
  } finally {
    await file.remove();
  }
};
