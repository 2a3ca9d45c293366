import { readFile, stat } from 'node:fs/promises';
import { ensureConfiguredRole } from '../lib/directory/role.js';
import { ensureWritable, writeAtomically } from '../lib/files/atomic-file.js';
import { temporaryFile } from '../lib/files/temporary-file.js';
import type { Run } from '../lib/host/cmdlet.js';
import { CmdletError } from '../lib/host/cmdlet-error.js';
import type { Host } from '../lib/host/host.js';
import { ProgressReporter } from '../lib/host/progress.js';
import { serviceFindings, type WrittenPackage, writePackage } from '../lib/package/write-package.js';
import { backupFindings } from '../lib/plan/backup-finding.js';
import type { SourceStore } from '../lib/records/source-store.js';
import { isoToTicks } from '../lib/records/ticks.js';
import { writeExportReport } from '../lib/report/report.js';
import { disableRooms, openSource } from '../lib/stores/open.js';
import type { ExportCsPersistentChatDataOptions, ExportResult } from '../schemas/types.js';

/** One array must hold the package and its Base64 text must fit a string on the way to PowerShell. */
const largestByteArray = 700 * 1024 * 1024;

const exportTo = async (
  file: string,
  source: SourceStore,
  options: ExportCsPersistentChatDataOptions,
  host: Host,
): Promise<WrittenPackage> => {
  const progress = new ProgressReporter(host, `Exporting ${source.address}`);
  let written: WrittenPackage | undefined;
  try {
    await writeAtomically(
      file,
      async (stream) => {
        written = await writePackage(source, stream, {
          level: options.level ?? 'All',
          scope: options.scope ?? [],
          cutoff: options.startDate === undefined ? null : isoToTicks(options.startDate),
          signal: host.signal,
          onProgress: (status, done, total) => progress.report(status, done, total),
        });
        await source.ensureUnchanged();
      },
      { keepExisting: options.noClobber ?? false },
    );
  } finally {
    progress.complete();
  }
  return written!;
};

/** Export: source → package. The source is only read, unless `-DisableExportedNodes` asks for more at the very end. */
export const run: Run<ExportCsPersistentChatDataOptions, ExportResult> = async (options, host) => {
  if (options.fileName === undefined && options.asBytes !== true) {
    throw new CmdletError('ParameterMissing', 'Give FileName, or AsBytes.', { target: 'FileName' });
  }
  if (options.report !== undefined) await ensureWritable(options.report);
  await ensureConfiguredRole(host);
  const source = await openSource(options, host.signal);
  // Bytes are made in a file too, which streams; the file is private and goes away whatever happens.
  const temporary = options.asBytes ? temporaryFile('.zip') : undefined;
  const file = temporary?.path ?? options.fileName!;
  let written: WrittenPackage;
  let result: ExportResult;
  try {
    host.writeVerbose(`The source is ${(await source.describe()).product}.`);
    const running = [
      ...serviceFindings(await source.runningServers()),
      ...backupFindings('SourceBackup', source.address, await source.lastBackup()),
    ];
    for (const { name, message } of running) host.writeWarning(`${name}: ${message}`);
    written = await exportTo(file, source, options, host);
    const { manifest } = written;
    for (const { message } of written.findings) host.writeWarning(message);
    written.findings = [...running, ...written.findings];
    result = {
      fileName: options.fileName ?? '',
      product: manifest.source.product,
      level: manifest.level,
      principals: manifest.counts.principals,
      categories: manifest.counts.categories,
      rooms: manifest.counts.rooms,
      addins: manifest.counts.addins,
      messages: manifest.counts.messages,
      messagesBeforeStartDate: manifest.counts.messagesBeforeStartDate,
      size: (await stat(file)).size,
      warnings: written.findings,
    };
    if (options.asBytes) {
      if (result.size > largestByteArray) {
        throw new CmdletError('PackageTooLarge', `The package has ${result.size} bytes, too many for a byte array.`);
      }
      await host.writeBytes(await readFile(file));
    }
  } finally {
    await source.close();
    await temporary?.remove();
  }
  if (options.disableExportedNodes) {
    const disabled = await disableRooms(options, [...written.rooms], host.signal);
    host.writeVerbose(`${disabled} rooms of the source are now disabled.`);
  }
  if (options.report !== undefined) await writeExportReport(options.report, written, result);
  if (options.passThru) await host.writeObject('ExportResult', result);
  return result;
};
