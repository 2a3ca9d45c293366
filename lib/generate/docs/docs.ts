import type { CmdletDefinition } from '../../definitions/cmdlet-definition.js';
import type { ObjectDefinition } from '../../definitions/object-definition.js';
import { cmdletIndex, cmdletPage } from './cmdlet-page.js';
import { errorsPage } from './errors-page.js';
import { findingsPage } from './findings-page.js';
import { objectsPage } from './objects-page.js';

/** The generated pages of `docs/`: path in that folder → text. */
export const generateDocs = (cmdlets: CmdletDefinition[], objects: ObjectDefinition[]): Map<string, string> =>
  new Map([
    ['cmdlets/README.md', cmdletIndex(cmdlets)],
    ...cmdlets.map((definition): [string, string] => [`cmdlets/${definition.title}.md`, cmdletPage(definition)]),
    ['errors.md', errorsPage()],
    ['findings.md', findingsPage()],
    ['objects.md', objectsPage(objects)],
  ]);
