import { parseArgs } from 'node:util';
import { BenchServer, serverSet } from './bench-server.js';
import { hasProgram, measureStep } from './measure.js';
import { Table } from './table.js';

/** Export, rehearsal and import on a SQL Server, beside freebcp with the same tables and the bare driver, in one run. */
export const run = async (args) => {
  const { values } = parseArgs({ args, options: { set: { type: 'string', default: 'S' } } });
  const set = serverSet(values.set);
  const server = new BenchServer(set);
  const { source, copy, target, address } = server;
  const tables = await server.makeSource();
  await server.makeTarget();

  const table = new Table(set.title, set.messages);
  const hasCopy = hasProgram('freebcp');
  if (hasCopy) table.add('freebcp out, all tables', await server.copyTables(tables, source, 'out'));
  else console.log('freebcp is not on the PATH; plain copies are left out.');
  table.add('the driver alone, messages read and dropped', await measureStep('readMessages', { ...source, address }));
  const fileName = set.fresh('package.zip');
  table.add('Export-CsPersistentChatData', await measureStep('exportCsPersistentChatData', { ...source, fileName }));
  table.add(
    'Import-CsPersistentChatData -WhatIf',
    await measureStep('importCsPersistentChatData', { ...target, fileName, whatIf: true }),
  );
  await server.makeCopy();
  await server.settle(source, copy);
  if (hasCopy) {
    table.add('freebcp in, all tables', await server.copyTables(tables, copy, 'in'));
    for (const { name, rows } of tables) {
      const lost = rows - (await server.count(copy, name));
      if (lost > 0) console.log(`${lost} rows of ${name} did not arrive.`);
    }
    await server.execute(copy, 'TRUNCATE TABLE tblChat');
    await server.settle(copy);
  }
  table.add(
    'bare bulk load of the messages, the floor of an import',
    await measureStep('loadMessages', { from: await set.legacy(), to: address, table: 'tblChat', ...copy }),
  );
  // A server would go on to tidy it up.
  await server.drop(copy);
  await server.settle(target);
  table.add('Import-CsPersistentChatData', await measureStep('importCsPersistentChatData', { ...target, fileName }));
  await server.settle(target);
  table.add(
    'the same import again, nothing to do',
    await measureStep('importCsPersistentChatData', { ...target, fileName }),
  );
  await server.drop(source, target);
};
