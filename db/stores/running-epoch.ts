import type { Epoch } from '../../bot/ports/pool';
import type { Tables } from '../schema/tables';

/** The one epoch that runs, if there is one. A column without a value is null to the database. */
export async function runningEpoch({ epoch }: Tables): Promise<Epoch | undefined> {
  const [running] = await epoch.find({ take: 1 });
  return running && { ...running, endsOn: running.endsOn ?? undefined };
}
