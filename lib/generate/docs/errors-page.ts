import { cmdletNames, loadCmdletDefinition } from '../../definitions/load.js';
import { ExitCode, errorCatalog } from '../../host/error-catalog.js';
import { moduleErrors } from '../../powershell/module-errors.js';
import { code, generatedNote, page, plain, table } from './markdown.js';

const meanings: Record<keyof typeof ExitCode, string> = {
  ok: 'Done.',
  failed: 'Failed.',
  usage: 'The command line, a parameter or the settings file is wrong.',
  finishedWithWarnings: 'Done, and there are warnings to read.',
  source: 'The source cannot be reached or is not recognised.',
  target: 'The target cannot be reached or is not recognised.',
  accessRefused: 'Access was refused.',
  packageInvalid: 'The package is damaged, foreign or too new.',
  decisionNeeded: 'Conflicts or rule errors need a decision.',
  cancelled: 'Cancelled.',
};

/** The cmdlets that go on with the next object of a pipeline after this error. */
const goingOn = (name: string): string =>
  cmdletNames()
    .filter((cmdlet) => loadCmdletDefinition(cmdlet).cmdlet.nonTerminatingErrors?.some((one) => one === name))
    .map(code)
    .join(', ');

/** What can go wrong, and what to do. */
export const errorsPage = (): string =>
  page(
    generatedNote,
    '# Errors',
    'Every error has a name that never changes. In PowerShell, `FullyQualifiedErrorId` begins with it, `CategoryInfo.Category` is the category and `ErrorDetails.RecommendedAction` says what to do. In Node it is the `code` of the `CmdletError`. The command line prints it behind the message and ends with the exit code.',
    '`TargetObject`, in Node `target`, is what the message is about: the path, the address of the database, the name of the room, category, endpoint or parameter. It is empty where there is no such thing.',
    'In PowerShell an error ends the cmdlet, and `try` catches it. Where the table names cmdlets, the error is about the one object that they were asked for: there it is non-terminating, the next object of the pipeline gets its turn, and `-ErrorAction` decides. The errors without an exit code come from the PowerShell module itself.',
    table(
      ['Code', 'Category', 'Exit code', 'Non-terminating in', 'What to do'],
      [
        ...Object.entries(errorCatalog).map(([name, { category, exitCode, recommendedAction }]) => [
          code(name),
          code(category),
          String(exitCode),
          goingOn(name),
          plain(recommendedAction),
        ]),
        ...Object.entries(moduleErrors).map(([name, { category, recommendedAction }]) => [
          code(name),
          code(category),
          '',
          '',
          plain(recommendedAction),
        ]),
      ],
    ),
    '## Exit codes of the command line',
    table(
      ['Exit code', 'Meaning'],
      Object.entries(ExitCode).map(([name, exitCode]) => [String(exitCode), meanings[name as keyof typeof ExitCode]]),
    ),
  );
