import { readFile } from 'node:fs/promises';
import type { ImportResult } from '../../schemas/types.js';
import { writeJson } from '../files/json-file.js';
import { CmdletError } from '../host/cmdlet-error.js';
import type { Manifest } from '../package/format.js';
import { digest } from './digest.js';
import type { Finding } from './finding.js';
import type { MadePlan } from './make-plan.js';
import { plannedChanges } from './plan.js';
import { messagesOf, packMessages, type RehearsedMessages, unpackMessages } from './rehearsed-messages.js';

/** What a plan was made from. Two plans of the same digests do the same. */
export interface PlanDigests {
  package: string;
  target: string;
  plan: string;
}

/** What an import takes from the plan of its rehearsal. */
export interface Rehearsal {
  file: string;
  digests: PlanDigests;
  /** Of the file that was rehearsed, byte for byte. */
  messages: { fileDigest: string; found: RehearsedMessages };
}

interface PlanDocument {
  formatVersion: 1;
  digests: PlanDigests;
  /** What was found in the messages of the file of that SHA-256, packed. */
  messages: { fileDigest: string; found: string };
  /** The rehearsal's result: counts, findings and changes. */
  plan: ImportResult;
}

/** The manifest tells the SHA-256 of each entry. */
const packageDigest = (manifest: Manifest): string => digest([manifest]);

/** SHA-256 of the package's contents, of the target's state as far as a plan looks at it, and of what the plan does. */
export const planDigests = ({ plan, model, targetDigest }: MadePlan): PlanDigests => {
  // A backup made after the rehearsal is no reason to rehearse again.
  const findings = function* (): Generator<Finding> {
    for (const item of plan.findings) if (item.rule !== 'R16') yield item;
  };
  const { rooms, principals } = messagesOf(plan);
  return {
    package: packageDigest(model.manifest),
    target: targetDigest,
    plan: digest(findings(), plannedChanges(plan), [plan.totals], rooms, principals),
  };
};

/** Tells plans apart that would write different rows. */
export const planKey = (made: MadePlan): string => digest([planDigests(made)]);

/**
 * Writes the plan of a rehearsal as JSON, for people, scripts, and the import that shall do just this.
 *
 * @param fileDigest of the package
 */
export const writePlanFile = async (
  file: string,
  made: MadePlan,
  result: ImportResult,
  fileDigest: string,
): Promise<void> => {
  const messages = { fileDigest, found: packMessages(messagesOf(made.plan)) };
  const document: PlanDocument = { formatVersion: 1, digests: planDigests(made), messages, plan: result };
  await writeJson(file, document);
};

/**
 * Reads what an import takes from the plan of its rehearsal. To be done before anything else: the file may be large, and may not be
 * there.
 *
 * @throws CmdletError FileNotFound, PlanInvalid
 */
export const readPlanFile = async (file: string): Promise<Rehearsal> => {
  const text = await readFile(file, 'utf8').catch((cause) => {
    throw new CmdletError('FileNotFound', `The plan ${file} cannot be read.`, { target: file, cause });
  });
  const invalid = (cause?: unknown): CmdletError =>
    new CmdletError('PlanInvalid', `${file} is not a plan.`, { target: file, cause });
  let document: Partial<PlanDocument> | null;
  try {
    document = JSON.parse(text);
  } catch (cause) {
    throw invalid(cause);
  }
  const { package: package_, target, plan } = document?.digests ?? {};
  const { fileDigest, found } = document?.messages ?? {};
  if (typeof package_ !== 'string' || typeof target !== 'string' || typeof plan !== 'string') throw invalid();
  if (typeof fileDigest !== 'string' || typeof found !== 'string') throw invalid();
  try {
    const messages = { fileDigest, found: unpackMessages(found) };
    return { file, digests: { package: package_, target, plan }, messages };
  } catch (cause) {
    throw invalid(cause);
  }
};

const outdated = (file: string, what: string): CmdletError =>
  new CmdletError('PlanOutdated', `${what} since the plan ${file} was written; nothing was imported.`, {
    target: file,
  });

/**
 * Refuses a package that is not the one of the rehearsal.
 *
 * @throws CmdletError PlanOutdated
 */
export const ensureSamePackage = ({ file, digests }: Rehearsal, manifest: Manifest | null): void => {
  if (manifest !== null && packageDigest(manifest) !== digests.package) throw outdated(file, 'The package has changed');
};

/**
 * Refuses when target or choices are not those of the rehearsal, which was of the same package.
 *
 * @throws CmdletError PlanOutdated
 */
export const ensurePlanned = ({ file, digests }: Rehearsal, made: MadePlan): void => {
  const now = planDigests(made);
  if (now.target !== digests.target) throw outdated(file, 'The target has changed');
  if (now.plan !== digests.plan)
    throw outdated(file, 'The separator, the rename file or the principal map has changed');
};
