import type { PackageModel } from '../package/package-model.js';
import type { Findings } from './findings.js';
import type { TargetModel } from './target.js';

const areRelated = (a: string, b: string): boolean => a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);

/**
 * R3: a package goes into a pool of its own forest. The forest is a guess from distinguished names; a principal that both sides
 * know by its GUID proves it wrong.
 */
export const checkForest = (
  { name, manifest, principals }: PackageModel,
  target: TargetModel,
  findings: Findings,
): void => {
  const { forest } = manifest.source;
  const other = target.forest;
  if (forest === '' || other === '' || areRelated(forest, other)) return;
  for (const place of principals.places()) {
    if (!principals.isSystem(place) && target.principals.byId(principals.id(place)) !== undefined) return;
  }
  const message = `The package comes from the forest ${forest}, the target belongs to ${other}.`;
  findings.note('ForestMismatch', { kind: 'Package', name, message, before: forest, after: other });
};
