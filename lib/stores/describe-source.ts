import type { SourceDescription, SourceKind } from '../records/source-store.js';
import { type Connection, findTable, hasName, readAll } from './connection.js';
import { groupChatProduct } from './recognize.js';
import { readText } from './values.js';

/** What a source says of itself. */
export const describeSource = async (
  connection: Connection,
  kind: SourceKind,
  forest: string,
): Promise<SourceDescription> => ({
  kind,
  product:
    kind === 'GroupChat'
      ? groupChatProduct(await readVersion(connection))
      : 'Persistent Chat (Lync Server 2013 or later)',
  forest,
  fileStore: await readFileStore(connection),
});

const readVersion = async (connection: Connection): Promise<string> => {
  const table = findTable(connection, 'tblVersion');
  if (table === undefined) return '';
  const rows = await readAll(connection, {
    from: table,
    columns: { versionId: 'plain', description: 'text' },
    key: ['versionId'],
  });
  return readText(rows.at(-1)?.description);
};

/** R12: the folder that the configuration names; failing that, the address of the web service in front of it. */
const readFileStore = async (connection: Connection): Promise<string> => {
  const config = findTable(connection, 'tblConfig');
  if (config !== undefined && hasName(connection.columns(config), 'configSeqID')) {
    const rows = await readAll(connection, {
      from: config,
      columns: { configSeqID: 'plain', configContent: 'text' },
      where: "configLabel = 'webpool'",
      key: ['configSeqID'],
    });
    const folder = readText(rows.at(-1)?.configContent);
    if (folder !== '') return folder;
  }
  const [root] = await readAll(connection, {
    from: 'tblNode',
    columns: { nodeID: 'plain', filestoreURI: 'text' },
    where: 'nodeID = parentID',
    key: ['nodeID'],
  });
  return readText(root?.filestoreURI);
};
