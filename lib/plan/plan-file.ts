import type { ImportResult } from '../../schemas/types.js';
import { FileProblem, readJsonFields, writeJson } from '../files/json-file.js';
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

/** What an import takes comes first: it reads no further. */
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
  try {
    const { digests, messages } = (await readJsonFields(file, ['digests', 'messages'])) as Partial<PlanDocument>;
    const text = (value: unknown): string => {
      if (typeof value !== 'string') throw new TypeError('A text is missing.');
      return value;
    };
    return {
      file,
      digests: { package: text(digests?.package), target: text(digests?.target), plan: text(digests?.plan) },
      messages: { fileDigest: text(messages?.fileDigest), found: unpackMessages(text(messages?.found)) },
    };
  } catch (cause) {
    if (cause instanceof FileProblem)
      throw new CmdletError('FileNotFound', `The plan ${file} cannot be read.`, { target: file, cause });
    throw new CmdletError('PlanInvalid', `${file} is not a plan.`, { target: file, cause });
  }
};

const outdated = (file: string, what: string): CmdletError =>
  new CmdletError('PlanOutdated', `${what} since the plan ${file} was written; nothing was imported.`, {
    target: file,
  });

/**
 * Refuses a package that is not the one of the rehearsal.
 *
 * @param fileDigest of the package
 * @returns what the rehearsal found in its messages; undefined where the same package has other bytes, in which there may be damage
 *   that the rehearsal has not seen
 * @throws CmdletError PlanOutdated
 */
export const rehearsedMessages = (
  { file, digests, messages }: Rehearsal,
  manifest: Manifest | null,
  fileDigest: string,
): RehearsedMessages | undefined => {
  if (manifest !== null && packageDigest(manifest) !== digests.package) throw outdated(file, 'The package has changed');
  return messages.fileDigest === fileDigest ? messages.found : undefined;
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
    throw outdated(file, 'The separator, the rename file, the principal map or the placeholder author has changed');
};
