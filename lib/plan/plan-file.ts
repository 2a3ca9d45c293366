import { readFile } from 'node:fs/promises';
import type { ImportResult } from '../../schemas/types.js';
import { writeJson } from '../files/json-file.js';
import { CmdletError } from '../host/cmdlet-error.js';
import { digest } from './digest.js';
import type { Finding } from './finding.js';
import type { MadePlan } from './make-plan.js';
import { plannedChanges } from './plan.js';

/** What a plan was made from. Two plans of the same digests do the same. */
export interface PlanDigests {
  package: string;
  target: string;
  plan: string;
}

interface PlanDocument {
  formatVersion: 1;
  digests: PlanDigests;
  /** The rehearsal's result: counts, findings and changes. */
  plan: ImportResult;
}

/** SHA-256 of the package's contents, of the target's state as far as a plan looks at it, and of what the plan does. */
export const planDigests = ({ plan, model, targetDigest }: MadePlan): PlanDigests => {
  // A backup made after the rehearsal is no reason to rehearse again.
  const findings = function* (): Generator<Finding> {
    for (const item of plan.findings) if (item.rule !== 'R16') yield item;
  };
  return {
    package: digest([model.manifest]),
    target: targetDigest,
    plan: digest(findings(), plannedChanges(plan), [plan.totals]),
  };
};

/** Tells plans apart that would write different rows. */
export const planKey = (made: MadePlan): string => digest([planDigests(made)]);

/** Writes the plan of a rehearsal as JSON, for people, scripts, and the import that shall do just this. */
export const writePlanFile = async (file: string, made: MadePlan, result: ImportResult): Promise<void> => {
  const document: PlanDocument = { formatVersion: 1, digests: planDigests(made), plan: result };
  await writeJson(file, document);
};

/**
 * Reads what the plan of a rehearsal was made from. To be done before anything else: the file may be large, and may not be there.
 *
 * @throws CmdletError FileNotFound, PlanInvalid
 */
export const readPlanFile = async (file: string): Promise<PlanDigests> => {
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
  if (typeof package_ !== 'string' || typeof target !== 'string' || typeof plan !== 'string') throw invalid();
  return { package: package_, target, plan };
};

/**
 * Refuses when package, target or choices are not those of the rehearsal that wrote the file.
 *
 * @throws CmdletError PlanOutdated
 */
export const ensurePlanned = (file: string, digests: PlanDigests, made: MadePlan): void => {
  const now = planDigests(made);
  const outdated = (what: string): CmdletError =>
    new CmdletError('PlanOutdated', `${what} since the plan ${file} was written; nothing was imported.`, {
      target: file,
    });
  if (now.package !== digests.package) throw outdated('The package has changed');
  if (now.target !== digests.target) throw outdated('The target has changed');
  if (now.plan !== digests.plan) throw outdated('The separator, the rename file or the principal map has changed');
};
