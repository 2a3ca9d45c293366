import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

interface Frame {
  kind: string;
  payload: string;
}

/** The server with Invoke-Echo, and what it says. */
class Server {
  readonly process: ChildProcess = spawn(process.execPath, ['test/powershell/echo/serve.js'], { stdio: 'pipe' });
  readonly frames: Frame[] = [];
  readonly exit: Promise<number | null>;
  text = '';
  errors = '';
  #wake = (): void => undefined;

  constructor() {
    let rest = '';
    this.process.stdout!.setEncoding('latin1').on('data', (piece: string) => {
      this.text += piece;
      const lines = (rest + piece).split('\n');
      rest = lines.pop()!;
      for (const line of lines) {
        const space = line.indexOf(' ');
        this.frames.push({ kind: line.slice(0, space), payload: line.slice(space + 1) });
      }
      this.#wake();
    });
    this.process.stderr!.on('data', (piece) => {
      this.errors += piece;
    });
    this.exit = new Promise((resolve) => {
      this.process.on('close', (code) => {
        this.#wake();
        resolve(code);
      });
    });
  }

  send(line: string): void {
    this.process.stdin!.write(`${line}\n`);
  }

  invoke(parameters: object, more: object = {}): void {
    const message = {
      cmdlet: 'Invoke-Echo',
      parameters,
      location: os.tmpdir(),
      verbose: false,
      whatIf: false,
      ...more,
    };
    const escapeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
    this.send(JSON.stringify(message).replace(/[^\x20-\x7e]/g, escapeUnit));
  }

  async until(kind: string): Promise<Frame> {
    while (true) {
      const found = this.frames.find((frame) => frame.kind === kind);
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  kinds(): string[] {
    return this.frames.map(({ kind }) => kind);
  }
}

const count = (frames: Frame[]): number[] =>
  frames.filter(({ kind }) => kind === 'objects').map(({ payload }) => payload.split('<MS>').length - 1);

describe('the wire', () => {
  let server: Server;
  let folder: string;
  beforeEach(async () => {
    server = new Server();
    folder = await mkdtemp(path.join(os.tmpdir(), 'pchat-wire-'));
  });
  afterEach(async () => {
    server.process.stdin!.end();
    await server.exit;
    await rm(folder, { recursive: true, force: true });
  });

  test('begins with the version of Node and ends when standard input ends', async () => {
    expect(await server.until('ready')).toEqual({ kind: 'ready', payload: process.versions.node });
    server.process.stdin!.end();
    expect(await server.exit).toBe(0);
    expect(server.kinds()).toEqual(['ready']);
    expect(server.errors).toBe('');
  });

  test('is ASCII, a frame on each line', async () => {
    server.invoke({ Act: 'Text', Text: 'Ä\n👩‍👧\0\ud800' });
    await server.until('done');
    expect(server.text).toMatch(/^[\n\x20-\x7e]*$/);
    expect(server.kinds()).toEqual(['ready', 'objects', 'done']);
    expect(server.frames[1]!.payload).toContain('_x00C4__x000A__xD83D__xDC69_');
  });

  test('sends objects in batches of at most 50', async () => {
    server.invoke({ Act: 'Objects', Count: 120 });
    await server.until('done');
    expect(count(server.frames)).toEqual([50, 50, 20]);
  });

  test('sends an object soon, also when no other follows', async () => {
    server.invoke({ Act: 'Slow', Text: path.join(folder, 'log') });
    await server.until('objects');
    expect(count(server.frames)[0]).toBe(1);
  });

  test('thins progress out', async () => {
    server.invoke({ Act: 'Messages' });
    await server.until('done');
    const progress = server.frames.filter(({ kind }) => kind === 'progress');
    expect(progress.length).toBeGreaterThan(1);
    expect(progress.length).toBeLessThan(50);
    expect(progress.at(-1)!.payload).toContain('<B N="Completed">true</B>');
  });

  test('ignores a byte order mark in front of the first line', async () => {
    server.process.stdin!.write('\ufeff');
    server.invoke({ Act: 'Text', Text: 'x' });
    await server.until('done');
    expect(server.kinds()).toEqual(['ready', 'objects', 'done']);
  });

  test('takes bytes in lines before the invocation, for that one only', async () => {
    for (const chunk of ['AQID', 'BAU=']) server.send(chunk);
    server.invoke({ Act: 'Options' }, { bytes: 'Bytes' });
    await server.until('done');
    const [first] = server.frames.splice(0).filter(({ kind }) => kind === 'objects');
    server.invoke({ Act: 'Options' });
    await server.until('done');
    const [second] = server.frames.filter(({ kind }) => kind === 'objects');
    // SHA-256 of 1 2 3 4 5
    expect(first!.payload).toContain('74f81fe167d99b4cb41d6d0ccda82278caee9f3e2f25d5e5a3936ff3dcec60d0');
    expect(second!.payload).not.toContain('"bytes"');
  });

  test('refuses a cmdlet that it does not have and parameters that are not right', async () => {
    server.invoke({}, { cmdlet: 'toString' });
    expect((await server.until('fatal')).payload).toContain('<S N="Code">CmdletUnknown</S>');
    server.frames.length = 0;
    server.invoke({ Act: 'Text', Wrong: 1 });
    expect((await server.until('fatal')).payload).toContain('<S N="Code">ParameterInvalid</S>');
    server.frames.length = 0;
    server.invoke({ Act: 'Text' }, { location: path.join(folder, 'gone') });
    expect((await server.until('fatal')).payload).toContain('<S N="Code">FileNotFound</S>');
  });

  test('answers what is not an invocation with an error, not with a stack', async () => {
    server.send('{"cmdlet":');
    const { payload } = await server.until('fatal');
    expect(payload).toContain('<S N="Code">Unexpected</S>');
    expect(await server.exit).toBe(1);
    expect(payload + server.errors).not.toMatch(/\bat .*\.js/);
  });

  test.each(['end of input', 'SIGINT', 'SIGTERM'])('%s cancels', async (way) => {
    const log = path.join(folder, 'log');
    server.invoke({ Act: 'Silent', Text: log });
    while (!(await readFile(log, 'utf8').catch(() => '')).includes('started')) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    if (way === 'end of input') server.process.stdin!.end();
    else server.process.kill(way as NodeJS.Signals);
    expect(await server.exit).toBe(0);
    expect(await readFile(log, 'utf8')).toBe('started\ncancelled\n');
    expect(server.frames.at(-1)!.payload).toContain('<S N="Code">Cancelled</S>');
  });

  test('a reader that has gone cancels', async () => {
    const log = path.join(folder, 'log');
    server.invoke({ Act: 'Slow', Text: log });
    await server.until('objects');
    server.process.stdout!.destroy();
    await server.exit;
    expect(await readFile(log, 'utf8')).toBe('started\ncancelled\n');
  });
});
