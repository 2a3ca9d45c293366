import type { ExportResult, Finding, ImportResult, PlannedChange } from '../../schemas/types.js';
import { writePieces } from '../files/atomic-file.js';
import { writeJson } from '../files/json-file.js';
import type { Manifest } from '../package/format.js';
import type { WrittenPackage } from '../package/write-package.js';
import { count } from '../plan/finding.js';
import { Findings } from '../plan/findings.js';
import type { MadePlan } from '../plan/make-plan.js';
import { plannedChanges } from '../plan/plan.js';
import { poolOf } from '../pools.js';
import { ticksToIso } from '../records/ticks.js';
import { html } from './html.js';
import { nextSteps } from './next-steps.js';
import { facts, page, table } from './page.js';

/** Writes a report: HTML, or JSON when the name ends in .json. An existing file is replaced, once the new one is complete. */
const writeReport = async (file: string, title: string, body: () => Iterable<string>, data: object): Promise<void> => {
  if (file.toLowerCase().endsWith('.json')) await writeJson(file, data);
  else await writePieces(file, page(title, body()));
};

const findingsTable = (findings: Findings): Iterable<string> =>
  table<Finding>(
    count(findings.length, 'finding'),
    [
      {
        header: 'Severity',
        value: ({ severity }) => severity,
        className: 'severity',
        rowClass: ({ severity }) => severity,
      },
      { header: 'Rule', value: ({ rule }) => rule, className: 'word' },
      { header: 'Code', value: ({ code }) => code, className: 'word' },
      { header: 'Kind', value: ({ kind }) => kind, className: 'word' },
      { header: 'Name', value: ({ name }) => name },
      { header: 'What', value: ({ message }) => message },
      { header: 'Before', value: ({ before }) => before },
      { header: 'After', value: ({ after }) => after },
      { header: 'What to do', value: ({ action }) => action },
    ],
    findings,
  );

const changesTable = (caption: string, changes: Iterable<PlannedChange>): Iterable<string> =>
  table<PlannedChange>(
    caption,
    [
      { header: 'Action', value: ({ action }) => action, className: 'word' },
      { header: 'Name', value: ({ name }) => name },
      { header: 'Name in the source', value: ({ sourceName }) => sourceName },
      { header: 'Members', value: ({ members }) => members, className: 'number' },
      { header: 'Managers', value: ({ managers }) => managers, className: 'number' },
      { header: 'Presenters', value: ({ presenters }) => presenters, className: 'number' },
      { header: 'New messages', value: ({ messages }) => messages, className: 'number' },
      { header: 'Before', value: ({ before }) => before },
      { header: 'After', value: ({ after }) => after },
    ],
    changes,
  );

const verdict = (findings: Findings, done: string): string => {
  const [errors, warnings] = [findings.count('Error'), findings.count('Warning')];
  const severity = errors > 0 ? 'Error' : warnings > 0 ? 'Warning' : 'Information';
  const text =
    errors > 0
      ? `${count(errors, 'error')} must be solved before anything is imported.`
      : `${done} ${warnings > 0 ? `${count(warnings, 'warning')} to read.` : 'No warnings.'}`;
  return html`<p class="verdict ${severity}">${text}</p>\n`.text;
};

const sourceFacts = ({ source, level, scope, startDate }: Manifest): [string, string][] => [
  ['Source', source.product],
  ['Forest', source.forest || 'not known'],
  ['Uploaded files', source.fileStore || 'not known'],
  ['Level', level],
  ['Scope', scope.join(', ') || 'all categories'],
  ['Start date', startDate === null ? 'none' : (ticksToIso(startDate) ?? startDate)],
];

/** The report of an export. */
export const writeExportReport = async (
  file: string,
  { manifest, findings: found }: WrittenPackage,
  result: ExportResult,
): Promise<void> => {
  const findings = new Findings(...found);
  const body = function* (): Generator<string> {
    yield verdict(findings, 'The export is complete.');
    yield facts([
      ...sourceFacts(manifest),
      ['Package', result.fileName || 'returned as bytes'],
      ['Size in bytes', result.size],
      ['Principals', result.principals],
      ['Categories', result.categories],
      ['Rooms', result.rooms],
      ['Add-ins', result.addins],
      ['Messages', result.messages],
      ['Messages before the start date, left behind', result.messagesBeforeStartDate],
    ]).text;
    yield html`<h2>Findings</h2>\n`.text;
    yield* findingsTable(findings);
    yield html`<h2>Next</h2><p>Inspect the package with Get-CsPersistentChatData, then rehearse with Import-CsPersistentChatData -WhatIf.</p>\n`
      .text;
  };
  await writeReport(file, 'Export-CsPersistentChatData', body, result);
};

/** The report of an import or of its rehearsal. */
export const writeImportReport = async (
  file: string,
  { plan, model }: MadePlan,
  result: ImportResult,
): Promise<void> => {
  const steps = nextSteps(model, plan, poolOf(result.target));
  const of = function* (kind: PlannedChange['kind']): Generator<PlannedChange> {
    for (const change of plannedChanges(plan)) if (change.kind === kind) yield change;
  };
  const body = function* (): Generator<string> {
    yield verdict(
      plan.findings,
      result.whatIf ? 'This was a rehearsal; nothing was changed.' : 'The import is complete.',
    );
    yield facts([
      ...sourceFacts(model.manifest),
      ['Package', model.name],
      ['Target', result.target],
      ['Backup of the target', result.backup || 'none'],
      ['New principals', result.principalsCreated],
      ['New categories', result.categoriesCreated],
      ['Overwritten categories', result.categoriesOverwritten],
      ['New rooms', result.roomsCreated],
      ['Overwritten rooms', result.roomsOverwritten],
      ['Disabled rooms left behind', result.roomsLeftBehind],
      ['New add-ins', result.addinsCreated],
      ['Overwritten add-ins', result.addinsOverwritten],
      ['New messages', result.messagesCreated],
      ['Messages that the target has already', result.messagesPresent],
      ['New invitations', result.invitationsCreated],
      ['New preferences', result.preferencesCreated],
    ]).text;
    yield html`<h2>Findings</h2>\n`.text;
    yield* findingsTable(plan.findings);
    yield html`<h2>Categories</h2>\n`.text;
    yield* changesTable(count(plan.categories.length, 'category', 'categories'), of('Category'));
    yield html`<h2>Rooms</h2>\n`.text;
    yield* changesTable(count(plan.rooms.length + plan.leftBehind.length, 'room'), of('Room'));
    yield html`<h2>Add-ins</h2>\n`.text;
    yield* changesTable(count(plan.addins.length, 'add-in'), of('Addin'));
    yield html`<h2>What is left to do</h2><ol>${steps.map(({ text, command }) => html`<li>${text}${command !== '' && html`<br><code>${command}</code>`}</li>`)}</ol>\n`
      .text;
  };
  const title = result.whatIf ? 'Import-CsPersistentChatData: rehearsal' : 'Import-CsPersistentChatData';
  await writeReport(file, title, body, { ...result, nextSteps: steps });
};
