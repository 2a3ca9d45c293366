import v8 from 'node:v8';

/**
 * Lets the heap grow by three tenths before V8 collects garbage, instead of to three or four times its size. For a process that
 * is ours alone: it takes a tenth to a third less memory, and a fiftieth more time. Threads started later do the same.
 */
export const keepHeapSmall = (): void => v8.setFlagsFromString('--heap-growing-percent=30');
