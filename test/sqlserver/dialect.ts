import { execFile, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import sql from '../../lib/sqlserver/mssql.js';
import { testServer } from './test-server.js';

const execute = promisify(execFile);

/** Whether Microsoft's parser of T-SQL can be had, which comes from NuGet, and there is anything to parse. */
export const hasParser = testServer !== undefined && spawnSync('dotnet', ['--version']).status === 0;

/** Remembers the T-SQL that this process sends to servers from now on. */
export const recordStatements = (): Set<string> => {
  const statements = new Set<string>();
  const { query, batch } = sql.Request.prototype;
  const recorded = (send: typeof query): typeof query =>
    function (this: sql.Request, ...args: unknown[]) {
      statements.add(String(args[0]));
      return Reflect.apply(send, this, args);
    };
  Object.assign(sql.Request.prototype, { query: recorded(query), batch: recorded(batch) });
  return statements;
};

/**
 * What the parsers of SQL Server say of statements.
 *
 * @returns the versions that there are parsers for, 90 for SQL Server 2005, and each statement that one of them does not understand
 */
export const parseStatements = async (
  statements: Iterable<string>,
): Promise<{ versions: string[]; problems: string[] }> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'cspchat-tsql-'));
  try {
    cpSync(path.resolve('test', 'sqlserver', 'tsql-parser'), folder, { recursive: true });
    await execute('dotnet', ['build', folder, '--output', path.join(folder, 'out')]);
    const parsing = execute('dotnet', [path.join(folder, 'out', 'tsql-parser.dll')], { maxBuffer: 2 ** 26 });
    parsing.child.stdin!.end(JSON.stringify([...statements]));
    const [first, ...problems] = (await parsing).stdout.trim().split(/\r?\n/);
    return { versions: first!.split(' ').slice(1), problems };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
