import { PackedList } from '../records/packed-list.js';
import { type Finding, type FindingCode, type FindingDetails, finding } from './finding.js';

const severities = ['Error', 'Warning', 'Information'] as const;

/** All findings of a plan: errors first, then warnings; those of one severity in the order in which they were found. */
export class Findings implements Iterable<Finding> {
  readonly #bySeverity = new Map(severities.map((severity) => [severity, new PackedList<Finding>()]));

  constructor(...findings: Finding[]) {
    this.add(...findings);
  }

  add(...findings: Finding[]): void {
    for (const item of findings) this.#bySeverity.get(item.severity)!.add(item);
  }

  note(code: FindingCode, details: FindingDetails): void {
    this.add(finding(code, details));
  }

  get length(): number {
    return severities.reduce((sum, severity) => sum + this.count(severity), 0);
  }

  count(severity: Finding['severity']): number {
    return this.#bySeverity.get(severity)!.length;
  }

  *[Symbol.iterator](): Generator<Finding> {
    for (const list of this.#bySeverity.values()) yield* list;
  }
}
