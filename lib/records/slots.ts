/** How many slots an index of so many items has: a power of two, of which at most three quarters are taken. */
export const slotsFor = (items: number): number => 2 ** Math.ceil(Math.log2(items / 0.75 + 1));
