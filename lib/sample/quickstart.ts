import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import {
  CmdletError,
  exportCsPersistentChatData,
  getCsPersistentChatRoom,
  importCsPersistentChatData,
  newCsPersistentChatDatabase,
  newCsPersistentChatEndpoint,
} from '../../cmdlets/index.js';
import { packageRoot } from '../package-root.js';
import { generateSample } from './sample.js';
import { createSampleDirectory } from './sample-directory.js';

/** `npm run quickstart`: a whole migration on sample data, and what to type to do the same. */
const folder = path.join(packageRoot, 'quickstart');
const file = (name: string): string => path.join(folder, name);
const shown = (name: string): string => `quickstart/${name}`;
const number = (value: number): string => value.toLocaleString('en-US');

const migrate = async (): Promise<void> => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  await generateSample(file('legacy.db'));
  await newCsPersistentChatDatabase({ dbInstance: file('target.db') });
  await createSampleDirectory(file('directory.db'));

  const exported = await exportCsPersistentChatData({ dbInstance: file('legacy.db'), fileName: file('legacy.zip') });
  console.log(
    `Exported ${exported.product}: ${exported.rooms} rooms, ${number(exported.messages)} messages → ${shown('legacy.zip')}`,
  );

  const target = { dbInstance: file('target.db'), fileName: file('legacy.zip') };
  const rehearsal = await importCsPersistentChatData({ ...target, whatIf: true, report: file('rehearsal.html') });
  console.log(`Rehearsed: ${rehearsal.errors} errors, ${rehearsal.warnings} warnings → ${shown('rehearsal.html')}`);

  const imported = await importCsPersistentChatData({ ...target, report: file('import.html') });
  console.log(
    `Imported ${imported.categoriesCreated} categories, ${imported.roomsCreated} rooms, ${number(imported.messagesCreated)} messages → ${shown('import.html')}`,
  );
  console.log(`${imported.roomsLeftBehind} disabled rooms stayed behind, as they should.\n`);

  try {
    await newCsPersistentChatEndpoint({
      persistentChatPoolFqdn: 'pchat.contoso.com',
      sipAddress: 'sip:ocschat@contoso.com',
      directory: file('directory.db'),
    });
  } catch (error) {
    console.log(`The old address is not free yet: ${CmdletError.from(error).message}`);
  }
  await newCsPersistentChatEndpoint({
    persistentChatPoolFqdn: 'pchat.contoso.com',
    sipAddress: 'sip:chat@contoso.com',
    directory: file('directory.db'),
  });
  console.log('Created the endpoint sip:chat@contoso.com instead.\n');

  console.log(`${'Room'.padEnd(44)} ${'Category'.padEnd(28)} Messages`);
  let total = 0;
  for await (const room of getCsPersistentChatRoom.stream({ dbInstance: file('target.db') })) {
    total += room.messageCount;
    console.log(`${room.name.padEnd(44)} ${room.category.padEnd(28)} ${number(room.messageCount).padStart(8)}`);
  }
  console.log(`${''.padEnd(73)} ${number(total).padStart(8)}`);

  console.log(`
The same in PowerShell:

  Import-Module ./module/CsPersistentChat
  Export-CsPersistentChatData -DBInstance ${shown('legacy.db')} -FileName my.zip
  New-CsPersistentChatDatabase -DBInstance my-target.db
  Import-CsPersistentChatData -DBInstance my-target.db -FileName my.zip -WhatIf
  Import-CsPersistentChatData -DBInstance my-target.db -FileName my.zip
  Get-CsPersistentChatRoom -DBInstance my-target.db
  New-CsPersistentChatEndpoint -PersistentChatPoolFqdn pchat.contoso.com -SipAddress sip:help@contoso.com -Directory ${shown('directory.db')}
`);
};

try {
  await migrate();
} catch (thrown) {
  const error = CmdletError.from(thrown);
  console.error(`${error.message} ${error.recommendedAction}`);
  process.exitCode = error.exitCode;
}
