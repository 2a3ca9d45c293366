import { mkdtempSync, rmSync } from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import tls from 'node:tls';
import {
  encryption,
  errorAnswer,
  loginAnswer,
  packet,
  type Script,
  ScriptedServer,
  selfSigned,
} from '../sqlserver/scripted-server.js';
import { password } from './traces.js';

/** What a server says that repeats what it was given. */
export const gossip = `Login failed. Server=sql1;User Id=sa;Password=${password}; was given`;

/** Answers of a SQL Server to a login, and to what follows it. */
export const sqlScripts: Record<string, Script> = {
  'refuses the login': { answers: { [packet.login]: [errorAnswer(18456, gossip)] } },
  'refuses the login for a reason of its own': { answers: { [packet.login]: [errorAnswer(50_000, gossip)] } },
  'hangs up at the login': { answers: { [packet.login]: [null] } },
  'takes the login and refuses a query': {
    answers: {
      [packet.login]: [loginAnswer(), loginAnswer()],
      [packet.batch]: Array(20).fill(errorAnswer(50_000, gossip)),
      [packet.rpc]: Array(20).fill(errorAnswer(50_000, gossip)),
    },
  },
};

/** Speaks without encryption, as `-Encryption Unencrypted` wants it. */
export const startSqlServer = (script: Script): Promise<ScriptedServer> =>
  ScriptedServer.start({ encryption: encryption.notSupported, ...script });

/** A port at which nothing listens. */
export const deadPort = async (): Promise<number> => {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
};

const ber = (tag: number, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  const length = body.length < 128 ? [body.length] : [0x82, body.length >> 8, body.length & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
};

/** An LDAP server that refuses every bind with the words that it was given. */
export class RefusingDirectory {
  readonly #server: tls.Server;
  readonly #folder: string;
  binds = 0;

  private constructor(folder: string) {
    this.#folder = folder;
    this.#server = tls.createServer(selfSigned(folder), (socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (request) => {
        // SEQUENCE, its length, INTEGER, 1, the number of the message; the operation follows.
        const start = request[1]! < 128 ? 2 : 2 + (request[1]! & 127);
        const [id, operation] = [request[start + 2]!, request[start + 3]];
        if (operation !== 0x60) return;
        this.binds++;
        const result = ber(0x61, ber(0x0a, Buffer.from([49])), ber(0x04), ber(0x04, Buffer.from(gossip)));
        socket.write(ber(0x30, ber(0x02, Buffer.from([id])), result));
      });
    });
  }

  static async start(): Promise<RefusingDirectory> {
    const directory = new RefusingDirectory(mkdtempSync(path.join(os.tmpdir(), 'cs-pchat-ldap-')));
    await new Promise<void>((resolve) => directory.#server.listen(0, '127.0.0.1', resolve));
    return directory;
  }

  get address(): string {
    return `ldaps://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** File with the certificate to trust. */
  get certificate(): string {
    return path.join(this.#folder, 'cert.pem');
  }

  async stop(): Promise<void> {
    await new Promise((resolve) => this.#server.close(resolve));
    rmSync(this.#folder, { recursive: true });
  }
}
