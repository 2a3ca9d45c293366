import { collectUsed } from '../host/heap.js';
import { PieceSender, receivePieces } from '../threads/pieces.js';
import { threadPorts } from '../threads/ports.js';
import { packZip, type ZipPiece } from './pack-zip.js';

/** Runs as a thread: takes entries and gives a zip file. */
const { input, output } = threadPorts();
const sender = new PieceSender<Uint8Array>(output);
for await (const chunk of packZip(collectUsed(receivePieces<ZipPiece>(input), 'minor'))) await sender.send(chunk);
sender.end();
