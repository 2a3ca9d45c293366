import { createHash } from 'node:crypto';

/** As much of a CycloneDX document as this needs; the rest passes through. */
export interface Sbom {
  serialNumber?: string;
  metadata: { timestamp?: string; component: { 'bom-ref': string; name: string } };
  components: { 'bom-ref': string }[];
  dependencies: { ref: string; dependsOn: string[] }[];
}

/** What a package says about itself, as far as it is needed here. */
export interface Identity {
  name: string;
  dependencies: Record<string, string>;
}

const nameOf = (ref: string): string => ref.slice(0, ref.lastIndexOf('@'));

/** A UUID of version 8 that follows from the text. */
const uuidOf = (text: string): string => {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/**
 * The part of npm's document on the whole tree that users of the package get, made to depend on the tree alone. With `--omit dev`
 * npm leaves out whatever a tool of the development needs too, among them most of what is installed for users.
 */
export const productionSbom = (sbom: Sbom, { name, dependencies }: Identity): Sbom => {
  const edges = new Map(sbom.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
  const { component, timestamp: _, ...metadata } = sbom.metadata;
  const root = component['bom-ref'];
  const direct = edges.get(root)!.filter((ref) => Object.hasOwn(dependencies, nameOf(ref)));
  edges.set(root, direct);
  const reached = new Set([root]);
  for (const ref of reached) for (const next of edges.get(ref) ?? []) reached.add(next);
  const { serialNumber: __, ...rest } = sbom;
  const production = {
    ...rest,
    metadata: { ...metadata, component: { ...component, name } },
    components: sbom.components.filter((item) => reached.has(item['bom-ref'])),
    dependencies: sbom.dependencies
      .filter(({ ref }) => reached.has(ref))
      .map((item) => ({ ...item, dependsOn: edges.get(item.ref)! })),
  };
  return { ...production, serialNumber: `urn:uuid:${uuidOf(JSON.stringify(production))}` };
};
