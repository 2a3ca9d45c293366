/**
 * A key under which names are the same that the target takes for the same: without case, width and trailing blanks, as SQL
 * Server's default collations compare. It errs on the side of finding two names equal.
 */
export const foldName = (name: string): string => name.normalize('NFKC').toLowerCase().trimEnd();

/** A key under which addresses are the same: directories compare them without case. */
export const foldAddress = (address: string): string => address.toLowerCase();
