import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { EmbeddedDatabase, readText } from '../../../lib/stores/embedded/connection.js';
import { bindText } from '../../../lib/stores/embedded/text.js';
import { useWorkspace } from '../../workspace.js';

const workspace = useWorkspace();
const file = () => workspace.file('some.db');

beforeEach(() => {
  const database = EmbeddedDatabase.create(file());
  database.execute('CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)');
  database.close();
});

const notes = (): unknown[] => workspace.rows('some.db', 'SELECT text FROM note ORDER BY id').map(({ text }) => text);

const using = async <T>(access: 'read' | 'write', step: (database: EmbeddedDatabase) => T): Promise<Awaited<T>> => {
  const database = EmbeddedDatabase.open(file(), access);
  try {
    return await step(database);
  } finally {
    database.close();
  }
};

/** Tries to write from a process of its own. @returns what SQLite said, or nothing */
const writeElsewhere = (): string => {
  const script = `
    import { DatabaseSync } from '@photostructure/sqlite';
    const database = new DatabaseSync(process.argv[1], { timeout: 0 });
    try { database.exec("INSERT INTO note (text) VALUES ('from elsewhere')"); }
    catch (error) { process.stdout.write(error.message); }
    database.close();`;
  return execFileSync(process.execPath, ['--no-warnings', '--input-type=module', '--eval', script, file()], {
    cwd: import.meta.dirname,
    encoding: 'utf8',
  });
};

describe('transactions', () => {
  test('are committed together', async () => {
    const result = await using('write', (database) =>
      database.transaction(async () => {
        database.run('INSERT INTO note (text) VALUES (?)', 'one');
        await Promise.resolve();
        return database.run('INSERT INTO note (text) VALUES (?), (?)', 'two', 'three');
      }),
    );
    expect(result).toBe(2);
    expect(notes()).toEqual(['one', 'two', 'three']);
  });

  test('leave no trace when the step throws, and the connection can go on', async () => {
    await using('write', async (database) => {
      const failing = database.transaction(() => {
        database.run('INSERT INTO note (text) VALUES (?)', 'lost');
        throw new Error('changed my mind');
      });
      await expect(failing).rejects.toThrow('changed my mind');
      await database.transaction(() => database.run('INSERT INTO note (text) VALUES (?)', 'kept'));
    });
    expect(notes()).toEqual(['kept']);
  });

  test('are rolled back by close, even when a stream was left half read', async () => {
    await using('write', (database) => {
      database.execute('BEGIN IMMEDIATE');
      database.run('INSERT INTO note (text) VALUES (?), (?)', 'lost', 'lost too');
      for (const [text] of database.stream('SELECT text FROM note ORDER BY id')) {
        expect(text).toBe('lost');
        break;
      }
    });
    expect(notes()).toEqual([]);
    expect(writeElsewhere()).toBe('');
  });
});

describe('locks', () => {
  test('another process cannot write while a transaction is open, not even after a backup', async () => {
    await using('write', async (database) => {
      database.execute('BEGIN IMMEDIATE');
      expect(writeElsewhere()).toContain('locked');
      await database.backup(workspace.file('copy.db'));
      expect(writeElsewhere()).toContain('locked');
      database.run('INSERT INTO note (text) VALUES (?)', 'mine');
      await database.backup(workspace.file('second.db'));
      expect(writeElsewhere()).toContain('locked');
      database.execute('COMMIT');
    });
    expect(notes()).toEqual(['mine']);
    expect(writeElsewhere()).toBe('');
    expect(notes()).toEqual(['mine', 'from elsewhere']);
  });

  test('a backup has what was committed and nothing of an open transaction', async () => {
    await using('write', async (database) => {
      database.run('INSERT INTO note (text) VALUES (?)', 'committed');
      database.execute('BEGIN IMMEDIATE');
      database.run('INSERT INTO note (text) VALUES (?)', 'open');
      await database.backup(workspace.file('copy.db'));
    });
    expect(workspace.rows('copy.db', 'SELECT text FROM note')).toEqual([{ text: 'committed' }]);
  });

  test('a second writer is told that the database is in use', async () => {
    await using('write', async (first) => {
      first.execute('BEGIN IMMEDIATE');
      await using('write', async (second) => {
        await expect(second.transaction(() => {})).rejects.toMatchObject({ code: 'DatabaseLocked', target: file() });
      });
    });
  });
});

describe('reading', () => {
  test('a connection for reading cannot write', async () => {
    await using('read', (database) => {
      expect(() => database.run('INSERT INTO note (text) VALUES (?)', 'x')).toThrow(
        expect.objectContaining({ code: 'DatabaseReadOnly' }),
      );
    });
    expect(notes()).toEqual([]);
  });

  test('two streams of one query can be open at once', async () => {
    workspace.run('some.db', `INSERT INTO note (text) VALUES ('a'), ('b'), ('c')`);
    await using('read', (database) => {
      const query = 'SELECT text FROM note ORDER BY id';
      const [first, second] = [database.stream(query), database.stream(query)];
      const next = (stream: typeof first): unknown => stream.next().value?.[0];
      expect([next(first), next(first), next(second), next(first), next(second)]).toEqual(['a', 'b', 'a', 'c', 'b']);
    });
  });

  test('a number that a double cannot hold is an error, not another number', async () => {
    workspace.run('some.db', 'INSERT INTO note (id) VALUES (?)', 9_007_199_254_740_993n);
    await using('read', (database) => {
      const query = 'SELECT id FROM note';
      const ways = [() => database.row(query), () => database.rows(query), () => [...database.stream(query)]];
      for (const way of ways) expect(way).toThrow(expect.objectContaining({ code: 'SourceInconsistent' }));
      expect(database.row('SELECT CAST(id AS TEXT) AS id FROM note')).toEqual({ id: '9007199254740993' });
    });
  });

  test('a damaged page is told, whichever way its rows are read', async () => {
    workspace.run(
      'some.db',
      'INSERT INTO note (text) SELECT value FROM json_each(?)',
      JSON.stringify(Array(3000).fill('damaged soon')),
    );
    writeFileSync(file(), workspace.bytes('some.db').fill(0, 8 * 4096, 9 * 4096));
    await using('read', (database) => {
      const query = 'SELECT id, text FROM note ORDER BY id';
      const ways = [
        () => database.rows(query),
        () => [...database.stream(query)],
        () => database.row('SELECT sum(length(text)) FROM note'),
      ];
      for (const way of ways)
        expect(way).toThrow(expect.objectContaining({ code: 'DatabaseUnreadable', target: file() }));
    });
  });

  test('what SQLite itself says is told where a request fails in the middle', async () => {
    workspace.run('some.db', 'INSERT INTO note (id) VALUES (1), (2)');
    await using('write', (database) => {
      const overflow = 'SELECT abs(-9223372036854775807 - id) FROM note';
      for (const way of [() => database.rows(overflow), () => [...database.stream(overflow)]]) {
        expect(way).toThrow(
          expect.objectContaining({ code: 'DatabaseRefused', message: expect.stringContaining('overflow') }),
        );
      }
    });
  });

  test.each(['x\0y', 'half \ud800', 'both \u{1f600} ends', "'); DROP TABLE note; --", ''])(
    'binds %j exactly',
    (text) => {
      workspace.run('some.db', 'INSERT INTO note (text) VALUES (CAST(? AS TEXT))', bindText(text));
      const [row] = workspace.rows('some.db', 'SELECT CAST(text AS BLOB) AS text, typeof(text) AS type FROM note');
      expect(readText(row!.text)).toBe(text);
      expect(row!.type).toBe('text');
    },
  );

  test('tables and columns are named as spelt in the file', async () => {
    await using('read', (database) => {
      expect(database.tables()).toEqual(['note']);
      expect(database.columns('note')).toEqual(['id', 'text']);
      expect(database.columns('other')).toEqual([]);
      expect(database.columns(`note'); DROP TABLE note; --`)).toEqual([]);
    });
  });
});

describe('files that cannot be opened', () => {
  const opening = (name: string) => () => EmbeddedDatabase.open(workspace.file(name), 'write').close();

  test.each([
    ['a file that does not exist', () => {}, 'DatabaseNotFound'],
    ['a folder', () => mkdirSync(workspace.file('wrong.db')), 'DatabaseUnreadable'],
    ['a text', () => writeFileSync(workspace.file('wrong.db'), 'no database '.repeat(500)), 'DatabaseUnreadable'],
  ])('%s', (_, prepare, code) => {
    prepare();
    expect(opening('wrong.db')).toThrow(expect.objectContaining({ code, target: workspace.file('wrong.db') }));
  });

  test('an existing file is never made anew', () => {
    expect(() => EmbeddedDatabase.create(file())).toThrow(expect.objectContaining({ code: 'DatabaseExists' }));
    expect(notes()).toEqual([]);
  });

  test('a new file is for its owner only, whatever the umask', () => {
    const previous = process.umask(0);
    try {
      EmbeddedDatabase.create(workspace.file('private.db')).close();
    } finally {
      process.umask(previous);
    }
    expect(statSync(workspace.file('private.db')).mode & 0o777).toBe(0o600);
    chmodSync(workspace.file('private.db'), 0o400);
    EmbeddedDatabase.open(workspace.file('private.db'), 'read').close();
  });
});
