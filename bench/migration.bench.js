import { steps as compareSteps } from './compare.bench.js';
import { steps as exportSteps } from './export.bench.js';
import { steps as importSteps } from './import.bench.js';
import { steps as rehearsalSteps } from './rehearsal.bench.js';
import { runAlone } from './run-alone.js';

/** The whole migration in one run. */
export const run = runAlone(exportSteps, rehearsalSteps, importSteps, compareSteps);
