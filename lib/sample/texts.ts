import type { Random } from './random.js';
import { delicateTexts, sentences } from './words.js';

/** Every this many messages one has a text that a migration may damage. */
const delicateEvery = 41;
/** Every this many messages one is very long. */
const longEvery = 50_000;

/** Whether the text is well-formed Unicode without NUL: servers that store UTF-8 refuse others. */
const isWellFormed = (text: string): boolean => !/[\0\p{Surrogate}]/u.test(text);

/** Gives the text of one message after the other: mostly one to four sentences. */
export class SampleTexts {
  readonly #random: Random;
  readonly #delicate: string[];
  #made = 0;

  constructor(random: Random, wellFormed = false) {
    this.#random = random;
    this.#delicate = wellFormed ? delicateTexts.filter(isWellFormed) : delicateTexts;
  }

  next(): string {
    const number = this.#made++;
    if (number % longEvery === 7) return `${sentences.join(' ')} `.repeat(130);
    if (number % delicateEvery === 3)
      return this.#delicate[Math.floor(number / delicateEvery) % this.#delicate.length]!;
    let text = this.#random.pick(sentences);
    for (let more = this.#random.below(4); more > 0; more--) text += ` ${this.#random.pick(sentences)}`;
    // Real messages differ from each other; without numbers they would compress beyond measure.
    return `${text} (${this.#random.below(1_000_000_000).toString(36)})`;
  }
}
