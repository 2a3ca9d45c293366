import { serveMessages } from './serve-messages.js';
import { summarizeMessages } from './summarize-messages.js';

/** Runs as a thread: gives what there is to say of the messages. */
await serveMessages(summarizeMessages);
