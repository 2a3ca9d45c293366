import net, { type AddressInfo, type Socket } from 'node:net';

/** What becomes of a piece of a request: it is passed on, never arrives, or arrives without an answer; then the connection is cut. */
export type Fate = 'passed' | 'lost' | 'unanswered';

/** Passes connections on to a server, and cuts each of them after some bytes of answers, or at a request. */
export class CuttingProxy {
  readonly #server: net.Server;
  readonly #sockets = new Set<Socket>();
  cuts = 0;

  /**
   * @param limit gives the number of bytes for the next connection
   * @param fate of a piece of a request
   */
  constructor(host: string, port: number, limit: () => number, fate: (request: Buffer) => Fate = () => 'passed') {
    this.#server = net.createServer((client) => {
      const server = net.connect(port, host);
      let left = limit();
      const end = (): void => {
        client.destroy();
        server.destroy();
      };
      for (const socket of [client, server]) {
        this.#sockets.add(socket);
        socket.on('error', end).on('close', end);
      }
      client.on('data', (data: Buffer) => {
        const what = fate(data);
        if (what !== 'passed') this.cuts++;
        if (what === 'lost') end();
        else server.write(data, () => what === 'unanswered' && end());
      });
      server.on('data', (data: Buffer) => {
        left -= data.length;
        if (left > 0) {
          client.write(data);
          return;
        }
        this.cuts++;
        client.write(data.subarray(0, Math.max(0, data.length + left)), end);
      });
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `127.0.0.1,${(this.#server.address() as AddressInfo).port}`;
  }

  /** Takes no new connections. */
  close(): void {
    this.#server.close();
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
