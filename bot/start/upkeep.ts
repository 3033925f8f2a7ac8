import type { Closing } from '../desk/closing';
import { finishRotation } from '../keeper/finish-rotation';
import type { KeeperWorld } from '../keeper/keeper';
import { KeeperError } from '../keeper/keeper-error';
import { tidy } from '../keeper/tidy';
import { tidyProposals } from '../keeper/tidy-proposals';
import type { Sealing } from '../sealing/create-sealing';

/** What the upkeep has to do beside the keeper's own. */
interface Beside {
  readonly sealing: Pick<Sealing, 'refresh'>;
  readonly broadcast: () => Promise<void>;
  readonly closing: Pick<Closing, 'soon'>;
  /** Whether the desks' people were changed, and not by this product. */
  readonly noteChanges: () => Promise<boolean>;
  readonly forgetWhatIsShut: () => void;
}

/** The day's upkeep of this process. It does what it can without the vault. */
export function createUpkeep(
  keeper: KeeperWorld,
  { sealing, broadcast, closing, noteChanges, forgetWhatIsShut }: Beside,
): () => Promise<void> {
  const { journal, leader } = keeper;
  return async () => {
    await sealing.refresh().catch((error: unknown) => {
      journal.fault('keeper', error);
    });
    forgetWhatIsShut();
    await broadcast().catch((error: unknown) => {
      journal.fault('broadcast', error);
    });
    if (!(await leader.lead())) return;
    if (await noteChanges()) journal.fault('keeper', new KeeperError('members_changed'));
    await tidy(keeper);
    await tidyProposals(keeper);
    // What was agreed on before the process ended.
    closing.soon();
    await finishRotation(keeper);
  };
}
