import { spawnSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { useWorkspace } from '../workspace.js';

const workspace = useWorkspace();

const sample = (...args: string[]) => {
  const command = ['dist/lib/sample/main.js', ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
  return { status, stdout, stderr };
};

test('makes the database that it is told to make', () => {
  const out = workspace.file('small.db');
  expect(sample('--out', out, '--rooms', '5', '--messages', '30')).toEqual({
    status: 0,
    stdout: `Wrote ${out}.\n`,
    stderr: '',
  });
  expect(workspace.rows('small.db', 'SELECT count(*) AS messages FROM tblChat')).toEqual([{ messages: 30 }]);
  expect(sample('--out', out)).toMatchObject({ status: 1, stderr: expect.stringContaining('already') });
});

test.each([
  [['--rooms', '1.5'], '1.5 is not a whole number'],
  [['--rooms', '0x10'], '0x10 is not a whole number'],
  [['--rooms', '-1'], '-1 is not a whole number'],
  [['--rooms='], 'is not a whole number'],
  [['--rooms'], 'Not enough arguments following: rooms'],
  [['--rooms', '5', '--rooms', '6'], 'is not a whole number'],
  [['--set', 'X'], 'Choices: "S", "M", "L"'],
  [['--size', 'S'], 'Unknown argument: size'],
])('%j is refused with what is wrong', (args, problem) => {
  expect(sample('--out', workspace.file('none.db'), ...args)).toMatchObject({
    status: 1,
    stdout: '',
    stderr: expect.stringContaining(problem),
  });
  expect(workspace.list()).not.toContain('none.db');
});
