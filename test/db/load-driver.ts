import type { DatabaseLocation } from '../../db/location';
import { openDatabase } from '../../db/open-database';
import { openLeader } from '../../db/open-leader';

/** A process that opens a database and says which packages it has loaded for that, one a line. */
async function load(location: DatabaseLocation): Promise<void> {
  const leader = openLeader(location);
  // Where nobody answers the driver is loaded all the same.
  const isOpened = await leader.lead().catch(() => false);
  if (isOpened) await (await openDatabase(location)).close();
  await leader.resign().catch(() => undefined);
  const packages = Object.keys(require.cache).flatMap(
    (path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? [],
  );
  process.stdout.write([...new Set(packages)].join('\n'));
}

load(JSON.parse(process.env.VISSLATEST_LOCATION ?? '') as DatabaseLocation).catch(() => {
  process.exitCode = 1;
});
