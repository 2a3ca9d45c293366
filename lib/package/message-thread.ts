import { serveMessages } from './serve-messages.js';

/** Runs as a thread: gives messages. */
await serveMessages((messages) => messages);
