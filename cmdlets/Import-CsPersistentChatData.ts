import { ensureConfiguredRole } from '../lib/directory/role.js';
import { ensureWritable, writeAtomically, writeText } from '../lib/files/atomic-file.js';
import type { Run } from '../lib/host/cmdlet.js';
import { CmdletError, isUnknown } from '../lib/host/cmdlet-error.js';
import type { Host } from '../lib/host/host.js';
import { ProgressReporter } from '../lib/host/progress.js';
import { EarlyReading } from '../lib/package/early-reading.js';
import { readFileDigest } from '../lib/package/file-digest.js';
import { PackageReader } from '../lib/package/package-reader.js';
import { backupFindings } from '../lib/plan/backup-finding.js';
import { readChoices } from '../lib/plan/choices.js';
import { count } from '../lib/plan/finding.js';
import { type MadePlan, makePlan, type PlanOptions } from '../lib/plan/make-plan.js';
import { importResult, isEmpty, type Plan, plannedChanges } from '../lib/plan/plan.js';
import { ensurePlanned, planKey, readPlanFile, rehearsedMessages, writePlanFile } from '../lib/plan/plan-file.js';
import { proposeRenames } from '../lib/plan/propose-renames.js';
import { type Rename, writeRenames } from '../lib/plan/renames.js';
import type { PlanChoices } from '../lib/plan/structure.js';
import { writeImportReport } from '../lib/report/report.js';
import { isOnServer, openTarget, writeBackupUndo } from '../lib/stores/open.js';
import type { TargetStore } from '../lib/stores/target-store.js';
import { dropUndo, writeServerUndo } from '../lib/stores/undo-file.js';
import type { ImportCsPersistentChatDataOptions, ImportResult } from '../schemas/types.js';

const nouns = { Addin: 'add-in', Category: 'category', Room: 'room' } as const;
const verbs = { Create: 'Create', Overwrite: 'Overwrite', Unchanged: 'Leave' } as const;

/** Says everything found: what must be read as warnings, the rest as verbose lines, what must be decided as errors. */
const showFindings = (plan: Plan, host: Host): void => {
  for (const { severity, code, name, message, action } of plan.findings) {
    const line = `${name}: ${message}`;
    if (severity === 'Warning') host.writeWarning(line);
    else if (severity === 'Information') host.writeVerbose(line);
    else
      host.writeError(
        new CmdletError('ImportFinding', `${line} (${code})`, { target: name, recommendedAction: action }),
      );
  }
};

/** With -WhatIf the host shows each change and answers no. */
const showChanges = async (plan: Plan, target: string, host: Host): Promise<void> => {
  for (const { action, kind, name, messages } of plannedChanges(plan)) {
    if (action === 'LeaveBehind' || (action === 'Unchanged' && messages === 0)) continue;
    const with_ = messages > 0 ? ` with ${count(messages, 'new message')}` : '';
    await host.shouldProcess({ target: name, action: `${verbs[action]} ${nouns[kind]}${with_}` });
  }
  const { principalsCreated, messagesCreated } = plan.totals;
  if (principalsCreated > 0)
    await host.shouldProcess({ target, action: `Create ${count(principalsCreated, 'principal')}` });
  if (messagesCreated > 0) await host.shouldProcess({ target, action: `Create ${count(messagesCreated, 'message')}` });
};

/** How to look at package and target beside the choices. */
type Looks = Pick<PlanOptions, 'observe' | 'inspect' | 'begun' | 'rehearsed'>;

const read = async (
  reader: PackageReader,
  target: TargetStore,
  choices: PlanChoices,
  forest: string,
  host: Host,
  looks: Looks,
): Promise<MadePlan> => {
  const progress = new ProgressReporter(host, `Checking ${reader.name}`);
  try {
    return await makePlan(reader, target, {
      choices,
      forest,
      signal: host.signal,
      onProgress: (done, total) =>
        progress.report(`${done.toLocaleString('en-US')} of ${count(total, 'message')}`, done, total),
      ...looks,
    });
  } finally {
    progress.complete();
  }
};

/** The same, with a list of the files that are mentioned (R12). */
const readWithFileList = async (
  file: string,
  ...[reader, target, choices, forest, host, looks]: Parameters<typeof read>
): Promise<MadePlan> => {
  const { fileListHeader, fileListLines } = await import('../lib/plan/file-list.js');
  let made: MadePlan | undefined;
  await writeAtomically(file, async (stream) => {
    stream.write(fileListHeader);
    const observe: PlanOptions['observe'] = (room, message) => {
      const lines = fileListLines(room, message);
      if (lines !== '') stream.write(lines);
    };
    made = await read(reader, target, choices, forest, host, { ...looks, observe });
  });
  return made!;
};

const write = async (
  made: MadePlan,
  reader: PackageReader,
  target: TargetStore,
  options: ImportCsPersistentChatDataOptions,
  result: ImportResult,
  host: Host,
): Promise<void> => {
  const progress = new ProgressReporter(host, `Importing into ${target.address}`);
  const total = reader.manifest!.counts.messages;
  let done = 0;
  try {
    await target.apply(made.plan, made.content, {
      key: planKey(made),
      signal: host.signal,
      onMessages: (messages) => {
        done += messages;
        progress.report(`${done.toLocaleString('en-US')} of ${count(total, 'message')}`, done, total);
      },
      keepUndo: async (server) => {
        const document = { formatVersion: 1, target: options.dbInstance, package: reader.name, server } as const;
        result.undoFile = await writeServerUndo(document, options.fileName);
      },
    });
  } catch (cause) {
    if (isUnknown(cause)) host.writeWarning(`If everything was written, ${result.undoFile} undoes it.`);
    else if (result.undoFile !== '') await dropUndo(result.undoFile);
    throw cause;
  } finally {
    progress.complete();
  }
};

/** R14: a warning in a rehearsal, an error in an import, unless the admin knows better. */
const checkServices = async (
  target: TargetStore,
  options: ImportCsPersistentChatDataOptions,
  host: Host,
): Promise<void> => {
  const running = (await target.runningServers()).join(', ');
  if (running === '') return;
  if (!host.whatIf && options.ignoreRunningServices !== true) {
    throw new CmdletError('TargetServiceRunning', `Services of the target are running: ${running}.`, {
      target: running,
    });
  }
  host.writeWarning(`Services of the target are running: ${running}. Stop them before the import.`);
};

const writeProposed = async (file: string, renames: Rename[], host: Host): Promise<void> => {
  await writeText(file, await writeRenames(renames));
  host.writeVerbose(`${count(renames.length, 'new name')} proposed in ${file}.`);
};

/** The import is complete, whatever becomes of its undo file. @returns its path, or empty */
const writeUndo = async (
  options: ImportCsPersistentChatDataOptions,
  backup: string,
  packageName: string,
  host: Host,
): Promise<string> => {
  try {
    return await writeBackupUndo(options, backup, packageName);
  } catch (cause) {
    const { message } = CmdletError.from(cause);
    host.writeWarning(`The import is complete, but there is no undo file: ${message} The backup is ${backup}.`);
    return '';
  }
};

/** @returns whether the target was changed */
const apply = async (
  made: MadePlan,
  reader: PackageReader,
  target: TargetStore,
  result: ImportResult,
  options: ImportCsPersistentChatDataOptions,
  host: Host,
): Promise<boolean> => {
  const { plan } = made;
  if (result.errors > 0) {
    const message = `${count(result.errors, 'error')} must be solved first; nothing was imported.`;
    throw new CmdletError('ImportNeedsDecision', message, { target: reader.name });
  }
  if (isEmpty(plan)) {
    host.writeVerbose('The target holds everything already; nothing is changed.');
    return false;
  }
  const action = `Import ${count(plan.rooms.length, 'room')} and ${count(plan.totals.messagesCreated, 'message')} from ${reader.name}`;
  if (!(await host.shouldProcess({ target: target.address, action }))) return false;
  result.backup = await target.backup(options.backup ?? false);
  if (result.backup !== '') host.writeVerbose(`The target was backed up to ${result.backup}.`);
  await write(made, reader, target, options, result, host);
  return true;
};

/** Import: package + target → plan → target. -WhatIf ends at the plan. */
export const run: Run<ImportCsPersistentChatDataOptions, ImportResult> = async (options, host) => {
  const choices = await readChoices(options);
  const forest = await ensureConfiguredRole(host);
  // A report that cannot be written must be found out before the target is changed.
  if (options.report !== undefined) await ensureWritable(options.report);
  if (options.plan !== undefined && host.whatIf) await ensureWritable(options.plan);
  const rehearsed = options.plan === undefined || host.whatIf ? undefined : await readPlanFile(options.plan);
  const input = options.byteInput === undefined ? { fileName: options.fileName! } : { bytes: options.byteInput };
  const reader = await PackageReader.open(input);
  let begun: EarlyReading | undefined;
  try {
    const fileDigest = options.plan === undefined ? '' : await readFileDigest(input);
    const messages = rehearsed && rehearsedMessages(rehearsed, reader.manifest, fileDigest);
    // A file answers at once. Whoever lists files walks the messages.
    const areCounted = options.fileList === undefined && messages === undefined;
    if (isOnServer(options)) begun = EarlyReading.begin(reader, { areCounted });
    for (const name of reader.unknown)
      host.writeVerbose(`The entry ${name} of the package is not known and left alone.`);
    const target = await openTarget(options, host.whatIf ? 'read' : 'write', host.signal);
    let made: MadePlan;
    let result: ImportResult;
    let changed = false;
    try {
      await checkServices(target, options, host);
      const backedUp =
        options.backup === true ? [] : backupFindings('TargetBackup', target.address, await target.lastBackup());
      let proposed: Rename[] = [];
      const looks: Looks = { begun, rehearsed: messages };
      if (options.proposedRenameFile !== undefined) {
        looks.inspect = (model, targetModel) => {
          proposed = proposeRenames(model, targetModel, choices);
        };
      }
      made =
        options.fileList === undefined
          ? await read(reader, target, choices, forest, host, looks)
          : await readWithFileList(options.fileList, reader, target, choices, forest, host, looks);
      for (const name of reader.unknownAttributes)
        host.writeVerbose(`The attribute ${name} is not known and left alone.`);
      made.plan.findings.add(...backedUp);
      result = importResult(made.plan, target.address, host.whatIf);
      showFindings(made.plan, host);
      if (options.proposedRenameFile !== undefined) await writeProposed(options.proposedRenameFile, proposed, host);
      if (host.whatIf) {
        await showChanges(made.plan, target.address, host);
        if (options.plan !== undefined) await writePlanFile(options.plan, made, result, fileDigest);
      } else {
        if (rehearsed !== undefined) ensurePlanned(rehearsed, made);
        if (result.errors > 0 && options.report !== undefined) await writeImportReport(options.report, made, result);
        changed = await apply(made, reader, target, result, options, host);
      }
    } finally {
      await target.close();
    }
    if (changed && result.undoFile === '') result.undoFile = await writeUndo(options, result.backup, reader.name, host);
    if (options.report !== undefined) await writeImportReport(options.report, made, result);
    if (options.passThru) await host.writeObject('ImportResult', result);
    return result;
  } finally {
    await begun?.stop();
    reader.close();
  }
};
