import type { ReleasePolicy } from '../../../bot/domain/window';
import type { Vault } from '../../../bot/ports/vault';
import type { Vissla } from '../../../bot/start/vissla';
import type { TestVissla } from '../../support/open-vissla';
import type { Adapter } from '../play/play';
import { releaseHour } from '../play/policies';

/** How often the vault was asked, and how often somebody pressed. */
export interface VaultReads {
  presses: number;
  onPress: number;
  otherwise: number;
}

/**
 * A bot whose process ends at some hours, each time for another with a memory of its own; and of whose vault
 * it is counted whether somebody was pressing when it was asked.
 * @param begins the policy of the process that begins at an hour, if one does
 */
export function processes(begins: (hour: number) => ReleasePolicy | undefined): {
  readonly adapter: Adapter;
  readonly reads: VaultReads;
  /** The vault as it was opened last: for a flaw that asks it. */
  readonly vault: () => Vault | undefined;
} {
  const reads: VaultReads = { presses: 0, onPress: 0, otherwise: 0 };
  let pressing = 0;
  let begun = 0;
  let first: TestVissla | undefined;
  let current: Vissla | undefined;
  let opened: Vault | undefined;
  const now = (): Vissla => {
    if (current === undefined) throw new Error('nothing runs');
    return current;
  };
  const counted = <T>(asks: () => Promise<T>): Promise<T> => {
    if (pressing > 0) reads.onPress += 1;
    else reads.otherwise += 1;
    return asks();
  };
  const press: Vissla['dialogue'] = async (one) => {
    reads.presses += 1;
    pressing += 1;
    try {
      return await now().dialogue(one);
    } finally {
      pressing -= 1;
    }
  };
  const vissla = new Proxy({} as Vissla, {
    get: (_, key): unknown => (key === 'dialogue' ? press : Reflect.get(now(), key)),
  });
  const adapter: Adapter = {
    vault: (vault) => {
      opened = {
        get: (name) => counted(() => vault.get(name)),
        getOrCreate: (name, make) => counted(() => vault.getOrCreate(name, make)),
        destroy: (name) => counted(() => vault.destroy(name)),
        names: (prefix) => counted(() => vault.names(prefix)),
      };
      return opened;
    },
    office: (office) => {
      first = office;
      current = office.vissla;
      // Everybody presses in whatever process runs just then.
      const person = office.personBefore(vissla);
      const staff: TestVissla['staff'] = async (...titles) =>
        (await office.staff(...titles)).map(({ who }) => person(who));
      return { ...office, vissla, person, staff };
    },
    begun: () => begun,
    hourly: async (hour) => {
      const policy = begins(hour);
      if (policy === undefined || first === undefined) return;
      const { vissla: next } = await first.anotherProcess(policy, releaseHour);
      current = next;
      begun += 1;
      next.release.soon();
      await next.tidy();
      await next.release.settled();
    },
  };
  return { adapter, reads, vault: () => opened };
}
