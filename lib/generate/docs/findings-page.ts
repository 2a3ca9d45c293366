import { findingCatalog } from '../../plan/finding.js';
import { code, generatedNote, page, plain, table } from './markdown.js';

/** What a rehearsal, an import, a readiness check or an inspection may find. */
export const findingsPage = (): string =>
  page(
    generatedNote,
    '# Findings',
    'A finding is something that a person has to decide (Error: an import refuses while there is one), should read (Warning), or may want to know (Information). `Import-CsPersistentChatData -WhatIf -PassThru`, `Test-CsPersistentChatData` and `Get-CsPersistentChatData -Item Finding` return them as objects; [migration.md](migration.md) explains the rules.',
    table(
      ['Code', 'Severity', 'Rule', 'What to do'],
      Object.entries(findingCatalog).map(([name, [severity, rule, action]]) => [
        code(name),
        severity,
        rule,
        plain(action),
      ]),
    ),
  );
