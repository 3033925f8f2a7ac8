import { type OpenedPeople, openPeople } from '../../../bot/people/open-people';
import { createPasskeys } from '../../../bot/people/passkeys';
import { systemClock } from '../../../bot/platform/clock';
import { nodeRandom } from '../../../bot/platform/random';
import type { Passkeys } from '../../../bot/ports/staff';
import { openKeys } from '../../../bot/sealers/open-keys';
import { openAudit, type Stores } from '../../../bot/start/open-stores';

/** The desks' people of an installation, as a process of their own opens them. */
export async function peopleOf({
  database,
  vault,
  deployment,
}: Stores): Promise<OpenedPeople & { passkeys: Passkeys }> {
  const { staff: store } = database;
  const [clock, random] = [systemClock(), nodeRandom()];
  const keys = await openKeys({ ...database, vault, clock, random, deployment });
  await openAudit({ stores: database, vault, clock, random, deployment });
  const parts = { store, sealer: keys.rosters, random };
  return { ...openPeople(parts), passkeys: createPasskeys(parts) };
}
