import type { CmdletDefinition } from '../../definitions/cmdlet-definition.js';
import { block } from './about-text.js';

const cmdletEntry = ({ title, description }: CmdletDefinition): string =>
  `    ${title}\n${block(description).replace(/^/gm, '    ')}`;

/** The text of about_CsPersistentChat.help.txt. */
export const aboutTopic = (cmdlets: CmdletDefinition[], minimumNodeVersion: string): string =>
  [
    'TOPIC',
    '    about_CsPersistentChat',
    '',
    'SHORT DESCRIPTION',
    block('Moves Group Chat databases to Persistent Chat with the cmdlets that administrators know.'),
    '',
    'LONG DESCRIPTION',
    block(
      'The module holds the cmdlets of the migration. A migration takes three steps: export the legacy database to a package, import the package into the new database, and give the new pool the address that legacy clients know:',
    ),
    '',
    '    Export-CsPersistentChatData -DBInstance legacy.db -FileName legacy.zip',
    '    Import-CsPersistentChatData -DBInstance target.db -FileName legacy.zip -WhatIf',
    '    Import-CsPersistentChatData -DBInstance target.db -FileName legacy.zip',
    '    New-CsPersistentChatEndpoint -PersistentChatPoolFqdn pchat.contoso.com `',
    '        -SipAddress sip:ocschat@contoso.com',
    '',
    block('about_CsPersistentChat_Migration goes through all of it, step by step.'),
    '',
    block(
      'Tab completes the names of categories, rooms and add-ins from the database that -DBInstance names, endpoints from the directory, and packages. It only reads, and proposes nothing when that takes longer than three seconds.',
    ),
    '',
    '  Cmdlets',
    cmdlets.map(cmdletEntry).join('\n\n'),
    '',
    '  How it works',
    block(
      `Every cmdlet starts Node (${minimumNodeVersion} or later), which does the work, and passes on what Node says: objects, warnings, verbose lines, progress, errors and questions. Ctrl+C undoes what is half done. A cmdlet that takes pipeline input answers each object when it comes.`,
    ),
    '',
    '  Settings',
    '    CS_PCHAT_NODE    The program of Node, when it is not on the PATH.',
    '    CS_PCHAT_HOME    The folder of cs-persistent-chat, when the module is not in it.',
    block(
      'CS_PCHAT_DBINSTANCE, CS_PCHAT_POOL and CS_PCHAT_DIRECTORY name the database, its pool and the directory that are used when a command names none.',
    ),
    '',
    '  Errors',
    block(
      'FullyQualifiedErrorId begins with a name that never changes, for example DatabaseNotFound. ErrorDetails.RecommendedAction says what to do. These four come from the module itself:',
    ),
    '    NodeNotFound     There is no Node. Install it, or set CS_PCHAT_NODE.',
    '    NodeTooOld       Install a newer Node.',
    '    NodeFailed       Node ended unexpectedly.',
    '    ModuleNotBuilt   Run cs-persistent-chat install-module; in a clone, npm run build.',
    '',
    'SEE ALSO',
    '    about_CsPersistentChat_Migration',
    ...cmdlets.map(({ title }) => `    ${title}`),
    '',
  ].join('\n');
