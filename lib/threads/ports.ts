import { type MessagePort, workerData } from 'node:worker_threads';

/** What a module that runs as a thread finds in `workerData`. */
export interface ThreadPorts {
  input: MessagePort;
  output: MessagePort;
}

/** Asks a thread to end. */
export const stop = { stop: true };

/** The ports of this thread. From now on it ends when it is asked to. */
export const threadPorts = (): ThreadPorts => {
  const ports = workerData as ThreadPorts;
  ports.input.on('message', (message: Partial<typeof stop>) => {
    if (message.stop === true) process.exit();
  });
  return ports;
};
