import { describe, expect, test } from '@jest/globals';
import { importing, runFake, type Surroundings } from './fake-terminal.js';

/** Asks for three changes; the result is which were allowed. */
const confirm = async (answers: string[], surroundings: Surroundings = { terminals: ['stdin'] }) => {
  const allowed: boolean[] = [];
  const done = await runFake(
    [...importing, '--confirm'],
    async (_, host) => {
      for (const target of ['a', 'b', 'c']) allowed.push(await host.shouldProcess({ action: 'Create room', target }));
      return { target: 'a.db' };
    },
    { answers, ...surroundings },
  );
  return { ...done, allowed };
};

describe('--confirm', () => {
  test.each([
    [
      ['y\n', 'y\n', 'y\n'],
      [true, true, true],
    ],
    [
      ['\n', '\n', '\n'],
      [true, true, true],
    ],
    [
      ['N\n', 'y\n', 'n\n'],
      [false, true, false],
    ],
    [
      ['n\n', 'a\n'],
      [false, true, true],
    ],
    [
      ['Y\n', 'L\n'],
      [true, false, false],
    ],
    [
      ['what?\n', 'y\n', 'n\n', 'y\n'],
      [true, false, true],
    ],
  ])('answers %j', async (typed, expected) => {
    const { allowed, exitCode, stderr } = await confirm([...typed]);
    expect(allowed).toEqual(expected);
    expect(exitCode).toBe(0);
    expect(stderr).toContain('Performing the operation "Create room" on target "a".');
  });

  test('shows no result of a change that was declined', async () => {
    expect((await confirm(['l\n'])).stdout).toBe('');
    expect((await confirm(['a\n'])).stdout).toContain('a.db');
  });

  test('Ctrl+C at the question cancels', async () => {
    const { allowed, exitCode } = await confirm(['\x03']);
    expect([allowed, exitCode]).toEqual([[], 130]);
  });

  test('the end of the input at the question cancels', async () => {
    const { allowed, exitCode } = await confirm(['y\n', '\x04']);
    expect([allowed, exitCode]).toEqual([[true], 130]);
  });

  test('where nobody can be asked it is an error before anything happens', async () => {
    const { allowed, exitCode, stderr } = await confirm(['y\n'], {});
    expect([allowed, exitCode]).toEqual([[], 2]);
    expect(stderr).toContain('--confirm');
  });
});

describe('--credential', () => {
  const sentence = 'correct horse';
  const ask = async (surroundings: Surroundings) => {
    let seen: unknown;
    const done = await runFake(
      ['Get-CsPersistentChatEndpoint', '--credential', 'CONTOSO\\amy', '--verbose'],
      async (options: { credential: unknown }) => {
        seen = options.credential;
      },
      surroundings,
    );
    return { ...done, seen };
  };

  test('takes the password from CS_PCHAT_PASSWORD', async () => {
    const { seen, stdout, stderr } = await ask({ environment: { CS_PCHAT_PASSWORD: sentence } });
    expect(seen).toEqual({ userName: 'CONTOSO\\amy', password: sentence });
    expect(stdout + stderr).not.toContain(sentence);
  });

  test('asks for it at a terminal without showing it', async () => {
    const { seen, stdout, stderr } = await ask({ answers: [`${sentence}\n`], terminals: ['stdin', 'stderr'] });
    expect(seen).toEqual({ userName: 'CONTOSO\\amy', password: sentence });
    expect(stderr).toContain('CONTOSO\\amy');
    expect(stdout + stderr).not.toContain('horse');
  });

  test('says what to do where nobody can be asked', async () => {
    const { seen, exitCode, stderr } = await ask({});
    expect([seen, exitCode]).toEqual([undefined, 2]);
    expect(stderr).toContain('CS_PCHAT_PASSWORD');
  });
});
