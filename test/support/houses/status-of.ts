import { readStatus } from '../../../bot/operator/commands/status';
import { checkDesks, checkReach } from '../../../bot/operator/doctor/check-desks';
import { readPeople } from '../../../bot/operator/doctor/look-at-stores';
import { hourAt } from '../../../bot/platform/clock';
import type { Vault } from '../../../bot/ports/keys';
import type { Clock } from '../../../bot/ports/time';
import { openMonths } from '../../../bot/threads/open-threads';
import { inspectDatabase } from '../../../db/inspect-database';
import type { DatabaseLocation } from '../../../db/location';

/** What `status` and `doctor` say of what is stored. */
export function statusOf(
  location: DatabaseLocation,
  vault: Vault,
  clock: Pick<Clock, 'now' | 'today'>,
) {
  const today = clock.today();
  return inspectDatabase(location, async (inspection) => {
    const { people } = await readPeople(inspection, vault, today);
    const status = await readStatus(
      inspection,
      { today, hour: hourAt(clock.now()) },
      { vissla: '', node: '' },
      () => Promise.resolve({ people, lacks: [] }),
      { database: { kind: 'elsewhere' }, vault: { kind: 'elsewhere' } },
    );
    const reach = checkReach(await inspection.figures(openMonths(today), today));
    return { ...status, desks: checkDesks(people), reach };
  });
}
