import { ExitCode, errorCatalog } from '../../host/error-catalog.js';
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

/** What can go wrong, and what to do. */
export const errorsPage = (): string =>
  page(
    generatedNote,
    '# Errors',
    'Every error has a name that never changes. In PowerShell, `FullyQualifiedErrorId` begins with it, `CategoryInfo.Category` is the category and `ErrorDetails.RecommendedAction` says what to do. In Node it is the `code` of the `CmdletError`. The command line prints it behind the message and ends with the exit code.',
    'The PowerShell module has four more, about Node itself; `Get-Help about_CsPersistentChat` lists them.',
    table(
      ['Code', 'Category', 'Exit code', 'What to do'],
      Object.entries(errorCatalog).map(([name, { category, exitCode, recommendedAction }]) => [
        code(name),
        code(category),
        String(exitCode),
        plain(recommendedAction),
      ]),
    ),
    '## Exit codes of the command line',
    table(
      ['Exit code', 'Meaning'],
      Object.entries(ExitCode).map(([name, exitCode]) => [String(exitCode), meanings[name as keyof typeof ExitCode]]),
    ),
  );
