import type { Config } from '../../settings/config';
import { type Findings, reportsOf } from './finding';

const { fine, skipped, warning } = reportsOf('employees');

/** Below this many people, few use the bot in the same week. */
const few = 1_000;

/** Whether a reporter is one of many. No number of people makes a start wrong. */
export function checkEmployees({ kind, employees }: Pick<Config, 'kind' | 'employees'>): Findings {
  if (kind === 'trial') return skipped('The trial needs none.');
  if (employees === undefined)
    return skipped(
      `VISSLA_EMPLOYEES is not set, so nobody here knows how many people a reporter is one of. Set it: where they are under ${few}, there is advice.`,
    );
  if (employees >= few) return fine(`A reporter is one of ${few} people or more.`);
  return warning(
    `A reporter is one of fewer than ${few} people: whoever sees who used the bot, and when, can guess who wrote, and no setting hides it. Let somebody outside your own IT run it, together with other municipalities (VBL 5:4). docs/operator.md says more.`,
  );
}
