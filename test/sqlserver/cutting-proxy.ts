import net, { type AddressInfo, type Socket } from 'node:net';

/** Passes connections on to a server, and cuts each of them after some bytes of answers. */
export class CuttingProxy {
  readonly #server: net.Server;
  readonly #sockets = new Set<Socket>();
  cuts = 0;

  /** @param limit gives the number of bytes for the next connection */
  constructor(host: string, port: number, limit: () => number) {
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
      client.on('data', (data) => server.write(data));
      server.on('data', (data) => {
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

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
