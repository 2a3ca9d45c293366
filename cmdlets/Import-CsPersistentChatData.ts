import { writeText } from '../lib/files/atomic-file.js';
import type { Run } from '../lib/host/cmdlet.js';
import { CmdletError } from '../lib/host/cmdlet-error.js';
import type { Host } from '../lib/host/host.js';
import { ProgressReporter } from '../lib/host/progress.js';
import { PackageReader } from '../lib/package/package-reader.js';
import { readChoices } from '../lib/plan/choices.js';
import { count } from '../lib/plan/finding.js';
import { type MadePlan, makePlan } from '../lib/plan/make-plan.js';
import { importResult, isEmpty, type Plan } from '../lib/plan/plan.js';
import { checkPlanFile, writePlanFile } from '../lib/plan/plan-file.js';
import { proposeRenames } from '../lib/plan/propose-renames.js';
import { writeRenames } from '../lib/plan/renames.js';
import type { PlanChoices } from '../lib/plan/structure.js';
import { writeImportReport } from '../lib/report/report.js';
import { openTarget } from '../lib/stores/open.js';
import type { TargetStore } from '../lib/stores/target-store.js';
import type { ImportCsPersistentChatDataOptions, ImportResult } from '../schemas/types.js';

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
  for (const { action, kind, name, messages } of plan.changes) {
    if (action === 'Unchanged' && messages === 0) continue;
    const with_ = messages > 0 ? ` with ${count(messages, 'new message')}` : '';
    await host.shouldProcess({ target: name, action: `${verbs[action]} ${kind.toLowerCase()}${with_}` });
  }
  const { principalsCreated, messagesCreated } = plan.totals;
  if (principalsCreated > 0)
    await host.shouldProcess({ target, action: `Create ${count(principalsCreated, 'principal')}` });
  if (messagesCreated > 0) await host.shouldProcess({ target, action: `Create ${count(messagesCreated, 'message')}` });
};

const read = async (
  reader: PackageReader,
  target: TargetStore,
  choices: PlanChoices,
  host: Host,
): Promise<MadePlan> => {
  const progress = new ProgressReporter(host, `Checking ${reader.name}`);
  try {
    return await makePlan(reader, target, {
      choices,
      signal: host.signal,
      onProgress: (done, total) =>
        progress.report(`${done.toLocaleString('en-US')} of ${count(total, 'message')}`, done, total),
    });
  } finally {
    progress.complete();
  }
};

const write = async (
  { plan, content }: MadePlan,
  reader: PackageReader,
  target: TargetStore,
  host: Host,
): Promise<void> => {
  const progress = new ProgressReporter(host, `Importing into ${target.address}`);
  const total = reader.manifest!.counts.messages;
  let done = 0;
  try {
    await target.apply(plan, content, {
      signal: host.signal,
      onMessages: (messages) => {
        done += messages;
        progress.report(`${done.toLocaleString('en-US')} of ${count(total, 'message')}`, done, total);
      },
    });
  } finally {
    progress.complete();
  }
};

/** Import: package + target → plan → target. -WhatIf ends at the plan. */
export const run: Run<ImportCsPersistentChatDataOptions, ImportResult> = async (options, host) => {
  const input = options.byteInput === undefined ? { fileName: options.fileName! } : { bytes: options.byteInput };
  const choices = await readChoices(options);
  const reader = await PackageReader.open(input);
  let result: ImportResult;
  try {
    for (const name of reader.unknown)
      host.writeVerbose(`The entry ${name} of the package is not known and left alone.`);
    const target = await openTarget(options.dbInstance, host.whatIf ? 'read' : 'write');
    try {
      const running = await target.runningServers();
      if (running.length > 0 && !host.whatIf && options.ignoreRunningServices !== true) {
        const message = `Services of the target are running: ${running.join(', ')}.`;
        throw new CmdletError('TargetServiceRunning', message, { target: running.join(', ') });
      }
      for (const server of running)
        host.writeWarning(`A service of the target is running on ${server}; stop it before the import.`);
      const made = await read(reader, target, choices, host);
      const { plan } = made;
      result = importResult(plan, target.address, host.whatIf);
      showFindings(plan, host);
      const report = async (): Promise<void> => {
        if (options.report !== undefined) await writeImportReport(options.report, made, result);
      };
      if (options.proposedRenameFile !== undefined) {
        const renames = proposeRenames(made.model, made.targetModel, choices);
        await writeText(options.proposedRenameFile, await writeRenames(renames));
        host.writeVerbose(`${count(renames.length, 'new name')} proposed in ${options.proposedRenameFile}.`);
      }
      if (!host.whatIf && options.plan !== undefined) await checkPlanFile(options.plan, made);
      if (host.whatIf) {
        await showChanges(plan, target.address, host);
        if (options.plan !== undefined) await writePlanFile(options.plan, made, result);
        await report();
      } else if (result.errors > 0) {
        await report();
        throw new CmdletError(
          'ImportNeedsDecision',
          `${count(result.errors, 'error')} must be solved first; nothing was imported.`,
          {
            target: reader.name,
          },
        );
      } else if (isEmpty(plan)) {
        host.writeVerbose('The target holds everything already; nothing is changed.');
        await report();
      } else {
        const action = `Import ${count(plan.rooms.length, 'room')} and ${count(plan.totals.messagesCreated, 'message')} from ${reader.name}`;
        if (!(await host.shouldProcess({ target: target.address, action }))) return result;
        result.backup = await target.backup();
        if (result.backup !== '') host.writeVerbose(`The target was backed up to ${result.backup}.`);
        await write(made, reader, target, host);
        await report();
      }
    } finally {
      await target.close();
    }
  } finally {
    reader.close();
  }
  if (options.passThru) await host.writeObject('ImportResult', result);
  return result;
};
