import { describe, expect, test } from '@jest/globals';
import { CmdletError } from '../../lib/host/cmdlet-error.js';
import type { PackageItem } from '../../schemas/types.js';
import { exporting, importing, runFake } from './fake-terminal.js';

const room = (name: string): PackageItem => ({
  kind: 'Room',
  name,
  description: '',
  id: '6F9619FF-8B86-D011-B42D-00CF4FC964FF',
  disabled: false,
  members: 3,
  managers: 1,
  messages: 12,
});

const hostile = '\x1b]0;owned\x07\x9b2J\r\n\u202egnp.exe';
const dangerous = /[\0-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/;

describe('with --json', () => {
  test('the objects are one array', async () => {
    const { exitCode, stdout, stderr } = await runFake([...exporting, '--json'], async (_, host) => {
      await host.writeObject('PackageItem', room('Sales'));
      await host.writeObject('PackageItem', room('Ops'));
      return { ignored: true };
    });
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual([room('Sales'), room('Ops')]);
    expect(stderr).toBe('');
  });

  test('no object is an empty array', async () => {
    const { stdout } = await runFake([...exporting, '--json'], async () => undefined);
    expect(JSON.parse(stdout)).toEqual([]);
  });

  test('a result stands for objects that were not asked for', async () => {
    const { stdout } = await runFake([...exporting, '--json'], async () => ({ messages: 5 }));
    expect(JSON.parse(stdout)).toEqual([{ messages: 5 }]);
  });

  test('everything else goes to standard error', async () => {
    const { exitCode, stdout, stderr } = await runFake(
      [...importing, '--json', '--verbose', '--what-if'],
      async (_, host) => {
        host.writeWarning('careful');
        host.writeVerbose('by the way');
        host.writeProgress({ activity: 'Importing', status: 'x', percentComplete: 5 });
        expect(await host.shouldProcess({ action: 'Create room', target: 'Sales' })).toBe(false);
        return undefined;
      },
    );
    expect(exitCode).toBe(3);
    expect(stdout).toBe('[]\n');
    expect(stderr.split('\n')).toEqual([
      'WARNING: careful',
      'VERBOSE: by the way',
      'What if: Performing the operation "Create room" on target "Sales".',
      '',
    ]);
  });

  test('a failure leaves a complete document', async () => {
    const { exitCode, stdout } = await runFake([...exporting, '--json'], async (_, host) => {
      await host.writeObject('PackageItem', room('Sales'));
      throw new CmdletError('SourceNotRecognized', 'What is this?');
    });
    expect(exitCode).toBe(10);
    expect(JSON.parse(stdout)).toEqual([room('Sales')]);
  });

  test.each([0, 1, 2, 3, 48 * 1024 - 1, 48 * 1024, 48 * 1024 + 1, 100_001])('%d bytes are Base64', async (length) => {
    const bytes = Uint8Array.from({ length }, (_, index) => index * 7);
    const { stdout } = await runFake([...exporting, '--json'], async (_, host) => {
      await host.writeBytes(bytes);
      return { size: length };
    });
    const document = JSON.parse(stdout);
    expect(document).toHaveLength(1);
    expect(Buffer.from(document[0], 'base64').equals(bytes)).toBe(true);
  });

  test('hostile text arrives as it is, and gives no orders to a terminal', async () => {
    const { stdout } = await runFake([...exporting, '--json'], async (_, host) => {
      await host.writeObject('PackageItem', room(hostile));
    });
    expect(JSON.parse(stdout)[0].name).toBe(hostile);
    expect(stdout).not.toMatch(dangerous);
  });
});

describe('for people', () => {
  test('objects are rows of a table, in the columns of PowerShell', async () => {
    const { stdout } = await runFake(exporting, async (_, host) => {
      await host.writeObject('PackageItem', room('Sales'));
      await host.writeObject('PackageItem', { ...room('Ops'), disabled: true });
    });
    expect(stdout.split('\n').map((line) => line.split(/\s+/))).toEqual([
      ['Kind', 'Name', 'Disabled', 'Members', 'Managers', 'Messages'],
      ['----', '----', '--------', '-------', '--------', '--------'],
      ['Room', 'Sales', 'False', '3', '1', '12'],
      ['Room', 'Ops', 'True', '3', '1', '12'],
      [''],
    ]);
  });

  test('on a terminal no line is wider than it, wide characters counted', async () => {
    const { stdout } = await runFake(
      exporting,
      async (_, host) => {
        await host.writeObject('PackageItem', room('漢字'.repeat(40)));
      },
      { terminals: ['stdout'] },
    );
    const row = stdout.split('\n')[2]!;
    expect(row).toMatch(/^Room\s+(漢字)+漢?… /);
    expect(row.length + (row.match(/[漢字]/g) ?? []).length).toBeLessThanOrEqual(80);
  });

  test('in a file a value stands in full', async () => {
    const name = 'n'.repeat(200);
    const { stdout } = await runFake(exporting, async (_, host) => {
      await host.writeObject('PackageItem', room(name));
    });
    expect(stdout).toContain(name);
  });

  test('a result is a list', async () => {
    const { stdout } = await runFake(importing, async () => ({ target: 'a.db', whatIf: false, roomsCreated: 7 }));
    expect(stdout).toMatch(/^Target +: a\.db$/m);
    expect(stdout).toMatch(/^RoomsCreated +: 7$/m);
  });

  test('with --what-if the changes are shown and a result is not', async () => {
    const { exitCode, stdout, stderr } = await runFake([...importing, '--what-if'], async (_, host) => {
      expect(host.whatIf).toBe(true);
      await host.shouldProcess({ action: 'Create room', target: 'Sales' });
      return { target: 'a.db' };
    });
    expect(exitCode).toBe(0);
    expect(stdout).toBe('What if: Performing the operation "Create room" on target "Sales".\n');
    expect(stderr).toBe('');
  });

  test('verbose lines need --verbose', async () => {
    const { stderr } = await runFake(exporting, async (_, host) => host.writeVerbose('by the way'));
    expect(stderr).toBe('');
  });

  test('bytes are written as they are', async () => {
    const written = Uint8Array.from({ length: 256 }, (_, index) => index);
    const { bytes } = await runFake(exporting, async (_, host) => {
      await host.writeBytes(written);
      return { size: 256 };
    });
    expect([...bytes]).toEqual([...written]);
  });

  test('bytes are not written to a terminal, and the cmdlet does not run in vain', async () => {
    let ran = false;
    const run = async () => {
      ran = true;
    };
    const args = ['Export-CsPersistentChatData', '--db-instance', 'a.db', '--as-bytes'];
    const { exitCode, stdout, stderr } = await runFake(args, run, { terminals: ['stdout'] });
    expect([exitCode, stdout, ran]).toEqual([2, '', false]);
    expect(stderr).toContain('--json');
  });

  test('no text gives orders to a terminal', async () => {
    const { stdout, stderr } = await runFake(
      [...importing, '--what-if', '--verbose'],
      async (_, host) => {
        host.writeWarning(hostile);
        host.writeVerbose(hostile);
        host.writeError(new CmdletError('ImportFinding', hostile));
        await host.shouldProcess({ action: hostile, target: hostile });
        await host.writeObject('PackageItem', room(hostile));
        throw new CmdletError('Unexpected', hostile);
      },
      { terminals: ['stdout'] },
    );
    expect(stdout).toContain('␛]0;owned␇');
    expect(stdout).not.toMatch(dangerous);
    expect(stderr).not.toMatch(dangerous);
  });
});

describe('exit codes', () => {
  test('3 after warnings', async () => {
    const { exitCode } = await runFake(exporting, async (_, host) => host.writeWarning('careful'));
    expect(exitCode).toBe(3);
  });

  test('that of the first error after which the cmdlet went on, also after warnings', async () => {
    const { exitCode, stderr } = await runFake(exporting, async (_, host) => {
      host.writeWarning('careful');
      host.writeError(new CmdletError('ImportFinding', 'one'));
      host.writeError(new CmdletError('FileNotFound', 'two'));
    });
    expect(exitCode).toBe(14);
    expect(stderr).toBe('WARNING: careful\nERROR: one\nERROR: two\n');
  });

  test('that of the error that ended it, which is told with its code and advice', async () => {
    const { exitCode, stdout, stderr } = await runFake(exporting, async () => {
      throw new CmdletError('PackageDamaged', 'It is broken.');
    });
    expect([exitCode, stdout]).toEqual([13, '']);
    expect(stderr).toMatch(/^ERROR: It is broken\. \(PackageDamaged\)\n {7}Copy the package again.*\n$/);
  });

  test('1 for a defect, without a stack trace', async () => {
    const { exitCode, stderr } = await runFake(exporting, async () => {
      throw new TypeError('x is not a function');
    });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('x is not a function');
    expect(stderr).not.toMatch(/\bat .*:\d+/);
  });

  test('2 for a wrong parameter, with the way to the help', async () => {
    const { exitCode, stderr } = await runFake([...exporting, '--level', 'Most'], async () => undefined);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('cs-persistent-chat Export-CsPersistentChatData --help');
  });

  test('130 when cancelled, whatever the reason given', async () => {
    const controller = new AbortController();
    const { exitCode, stderr } = await runFake(
      exporting,
      async (_, host) => {
        controller.abort(new Error('enough'));
        host.signal.throwIfAborted();
      },
      { signal: controller.signal },
    );
    expect(exitCode).toBe(130);
    expect(stderr).toBe('ERROR: The command was cancelled. (Cancelled)\n');
  });
});

describe('progress', () => {
  const run = async (
    _: unknown,
    host: { writeProgress: (progress: never) => void; writeWarning: (text: string) => void },
  ) => {
    host.writeProgress({ activity: 'Exporting \x1b', status: '1 of 2', percentComplete: 50 } as never);
    host.writeWarning('careful');
    host.writeProgress({ activity: 'Exporting', status: '2 of 2', percentComplete: 100, completed: true } as never);
  };

  test('is shown on a terminal, and gone before something else is written', async () => {
    const { stderr } = await runFake(exporting, run, { terminals: ['stderr'] });
    expect(stderr).toContain('Exporting ␛');
    expect(stderr).toContain('50%');
    expect(stderr).toMatch(/\x1b\[0?[JK][^%]*WARNING: careful\n/);
  });

  test('ends when the call is cancelled: a second Ctrl+C must find lines wrapping again', async () => {
    const controller = new AbortController();
    const { stderr } = await runFake(
      exporting,
      async (_, host) => {
        host.writeProgress({ activity: 'Exporting', status: '1 of 2', percentComplete: 50 });
        controller.abort();
        host.writeWarning('undone');
        host.writeProgress({ activity: 'Undoing', status: '', percentComplete: 50 });
        host.signal.throwIfAborted();
      },
      { terminals: ['stderr'], signal: controller.signal },
    );
    expect(stderr).not.toContain('Undoing');
    expect(stderr.indexOf('\x1b[?7h')).toBeGreaterThan(stderr.indexOf('\x1b[?7l'));
    expect(stderr.indexOf('\x1b[?7h')).toBeLessThan(stderr.indexOf('WARNING'));
  });

  test('is not written to a file', async () => {
    expect((await runFake(exporting, run)).stderr).toBe('WARNING: careful\n');
  });
});

test('a slow reader slows the cmdlet down', async () => {
  const { PassThrough } = await import('node:stream');
  const { writeAll } = await import('../../lib/cli/terminal.js');
  const slow = new PassThrough({ highWaterMark: 4 });
  let written = false;
  const writing = writeAll(slow, 'more than four', new AbortController().signal).then(() => {
    written = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(written).toBe(false);
  slow.resume();
  await writing;
  expect(written).toBe(true);
});
