import { openLeader } from '../../../db/dialects';
import type { DatabaseLocation } from '../../../db/location';

/** A process that becomes the leader, says so, and does nothing more until it is killed. */
const location = JSON.parse(process.env.VISSLATEST_LOCATION ?? '') as DatabaseLocation;
openLeader(location)
  .lead()
  .then((leads) => {
    process.stdout.write(leads ? 'leads\n' : 'does not lead\n');
    setInterval(() => undefined, 1000);
  })
  .catch((error: unknown) => {
    process.stdout.write(`${error instanceof Error ? error.message : 'failed'}\n`);
  });
