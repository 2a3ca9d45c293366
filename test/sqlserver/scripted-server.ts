import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import net, { type AddressInfo, type Socket } from 'node:net';
import { Duplex } from 'node:stream';
import tls, { type SecureContextOptions } from 'node:tls';

/** Types of TDS packets. */
export const packet = { batch: 0x01, response: 0x04, login: 0x10, rpc: 0x03, prelogin: 0x12 } as const;

/** What a server says in its first answer about encryption. */
export const encryption = { off: 0, on: 1, notSupported: 2, required: 3 } as const;

const frame = (type: number, payload: Buffer): Buffer => {
  const header = Buffer.alloc(8);
  header.writeUInt8(type, 0);
  header.writeUInt8(1, 1);
  header.writeUInt16BE(payload.length + 8, 2);
  return Buffer.concat([header, payload]);
};

const preloginAnswer = (answer: number): Buffer =>
  Buffer.from([0x00, 0, 11, 0, 6, 0x01, 0, 17, 0, 1, 0xff, 11, 0, 0, 0, 0, 0, answer]);

const varchar = (text: string): Buffer => Buffer.concat([Buffer.from([text.length]), Buffer.from(text, 'utf16le')]);

/** The end of an answer; 0 when all is well. */
export const done = (status: number): Buffer => Buffer.from([0xfd, status, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);

/** An error of the server, which ends its answer. */
export const errorAnswer = (number: number, text: string): Buffer => {
  const start = Buffer.alloc(8);
  start.writeInt32LE(number, 0);
  start.writeUInt8(1, 4);
  start.writeUInt8(14, 5);
  start.writeUInt16LE(text.length, 6);
  const body = Buffer.concat([start, Buffer.from(text, 'utf16le'), varchar('server'), varchar(''), Buffer.alloc(4)]);
  const head = Buffer.alloc(3);
  head.writeUInt8(0xaa, 0);
  head.writeUInt16LE(body.length, 1);
  return Buffer.concat([head, body, done(2)]);
};

export const loginAnswer = (): Buffer => {
  const body = Buffer.concat([Buffer.from([1, 0x74, 0, 0, 4]), varchar('Scripted'), Buffer.from([11, 0, 0, 0])]);
  const head = Buffer.alloc(3);
  head.writeUInt8(0xad, 0);
  head.writeUInt16LE(body.length, 1);
  return Buffer.concat([head, body, done(0)]);
};

/** What the endpoint does. It never gives a result. */
export interface Script {
  encryption?: number;
  /** For TLS. */
  tls?: SecureContextOptions;
  /** Answers to the packets of each type, one after the other; null ends the connection. */
  answers?: Partial<Record<number, (Buffer | null)[]>>;
}

/** Splits what comes into TDS packets. */
class Packets {
  #rest: Buffer = Buffer.alloc(0);

  *take(chunk: Buffer): Generator<{ type: number; payload: Buffer; isLast: boolean }> {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    while (this.#rest.length >= 8 && this.#rest.length >= this.#rest.readUInt16BE(2)) {
      const length = this.#rest.readUInt16BE(2);
      const [type, status] = this.#rest;
      yield { type: type!, payload: this.#rest.subarray(8, length), isLast: (status! & 1) === 1 };
      this.#rest = this.#rest.subarray(length);
    }
  }
}

/** A TDS endpoint on loopback that stands in for a server's faults. */
export class ScriptedServer {
  readonly #server: net.Server;
  readonly #script: Script;
  readonly #sockets = new Set<Socket>();
  /** Types of the packets that came. */
  readonly received: number[] = [];
  /** Text of the batches that came in one packet. */
  readonly statements: string[] = [];
  /** Bytes of each record of TLS that came after the handshake. */
  readonly records: number[] = [];
  connections = 0;

  private constructor(script: Script) {
    this.#script = script;
    this.#server = net.createServer((socket) => this.#serve(socket));
  }

  /** @param host on loopback */
  static async start(script: Script, host = '127.0.0.1'): Promise<ScriptedServer> {
    const endpoint = new ScriptedServer(script);
    await new Promise<void>((resolve) => endpoint.#server.listen(0, host, resolve));
    return endpoint;
  }

  get address(): string {
    return `127.0.0.1,${this.port}`;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #serve(socket: Socket): void {
    this.connections++;
    this.#sockets.add(socket);
    socket.on('error', () => undefined);
    const packets = new Packets();
    const answers = structuredClone({ ...this.#script.answers }) as Record<number, (Uint8Array | null)[]>;
    const handle = (write: (data: Buffer) => void) => (chunk: Buffer) => {
      for (const { type, isLast, payload } of packets.take(chunk)) {
        if (!isLast) continue;
        this.received.push(type);
        // The text follows headers, which begin with their length.
        if (type === packet.batch) this.statements.push(payload.subarray(payload.readUInt32LE(0)).toString('utf16le'));
        const answer = answers[type]?.shift();
        if (answer === null) socket.destroy();
        else if (answer !== undefined) write(frame(packet.response, Buffer.from(answer)));
      }
    };
    const clear = handle((data) => socket.write(data));
    const start = (chunk: Buffer): void => {
      for (const { type } of packets.take(chunk)) {
        this.received.push(type);
        if (this.#script.encryption === undefined) return;
        socket.write(frame(packet.response, preloginAnswer(this.#script.encryption)));
        socket.off('data', start);
        if (this.#script.tls === undefined) socket.on('data', clear);
        else this.#encrypt(socket, this.#script.tls, handle);
      }
    };
    socket.on('data', start);
  }

  /** TLS comes in TDS packets until the handshake is over, and bare from then on. */
  #encrypt(
    socket: Socket,
    context: SecureContextOptions,
    handle: (write: (data: Buffer) => void) => (chunk: Buffer) => void,
  ): void {
    let isSecure = false;
    const handshake = new Packets();
    const wrapper = new Duplex({
      read: () => undefined,
      write: (chunk: Buffer, _, callback) => {
        socket.write(isSecure ? chunk : frame(packet.prelogin, chunk), callback);
      },
    });
    socket.on('data', (chunk: Buffer) => {
      if (isSecure) {
        for (let at = 0; at + 5 <= chunk.length; at += 5 + chunk.readUInt16BE(at + 3))
          this.records.push(chunk.readUInt16BE(at + 3));
        wrapper.push(chunk);
      } else for (const { payload } of handshake.take(chunk)) wrapper.push(Buffer.from(payload));
    });
    const secure = new tls.TLSSocket(wrapper, { isServer: true, secureContext: tls.createSecureContext(context) });
    secure.on('error', () => socket.destroy());
    // The last flight of the handshake is on its way in a packet when this is called.
    secure.on('secure', () => setImmediate(() => (isSecure = true)));
    secure.on(
      'data',
      handle((data) => secure.write(data)),
    );
  }
}

/** A certificate of the endpoint's own for 127.0.0.1. */
export const selfSigned = (folder: string): { key: Buffer; cert: Buffer } => {
  const args = 'req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2 -subj /CN=127.0.0.1';
  execFileSync('openssl', [...args.split(' '), '-addext', 'subjectAltName=IP:127.0.0.1'], {
    cwd: folder,
    stdio: 'ignore',
  });
  return { key: readFileSync(`${folder}/key.pem`), cert: readFileSync(`${folder}/cert.pem`) };
};
