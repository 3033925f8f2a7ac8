import { createEnvelopes } from '../../bot/crypto/envelopes';
import { deriveKeyPair } from '../../bot/crypto/hpke';
import { valueOf } from '../../bot/crypto/known';
import type { Day } from '../../bot/domain/day';
import type { Desk } from '../../bot/domain/ids';
import { createKeyring, deskKeysIn, monthKeyIn } from '../../bot/keys/keyring';
import { type VaultCode, VaultError } from '../../bot/keys/vault/vault-error';
import type { Vault } from '../../bot/ports/keys';
import type { ThreadRow } from '../../bot/ports/threads';
import { makeWitness } from '../../bot/sealers/open-keys';
import { gate } from '../support/gate';
import { deployment, expiry, fileThread, openWorkshop, seededChance } from './workshop';

const reporter = deriveKeyPair(Buffer.alloc(32, 3));
const today = '2026-11-25' as Day;

/**
 * A keyring over stores that a bot has used, and a vault and a database that do as they are told and are
 * counted.
 */
async function opensKeyring() {
  const house = await openWorkshop('house');
  const asked = { vault: 0, database: 0 };
  const fails: { vault?: VaultCode | undefined; secret?: string; rows?: boolean } = {};
  const vaultFails = (name = ''): Promise<never> | undefined => {
    asked.vault += 1;
    const code = fails.vault;
    const isMeant = fails.secret === undefined || name === fails.secret;
    return code !== undefined && isMeant ? Promise.reject(new VaultError(code)) : undefined;
  };
  const vault: Vault = {
    ...house.vault,
    get: (name) => vaultFails(name) ?? house.vault.get(name),
    getOrCreate: (name, make) => vaultFails(name) ?? house.vault.getOrCreate(name, make),
    names: (prefix) => vaultFails() ?? house.vault.names(prefix),
  };
  const deskKeys = {
    ...house.deskKeys,
    ofDesk: async (desk: Desk) => {
      asked.database += 1;
      const rows = await house.deskKeys.ofDesk(desk);
      // As if another process had sealed them again under a vault key that is not known here.
      if (fails.rows !== true) return rows;
      return rows.map((row) => ({ ...row, sealedPrivateKey: row.sealedQueueKey }));
    },
  };
  const { clock } = house;
  const random = seededChance('keyring');
  const keyring = createKeyring(
    { ...house, vault, deskKeys, random },
    await makeWitness({ ...house, random }),
    createEnvelopes(deployment, random),
    'made',
  );
  await keyring.refresh();
  expect(keyring.failures()).toEqual([]);
  const rotate = (number: number) => house.rotation(house.draftKeys as never).draw(number);
  const knows = () => [
    valueOf(keyring.now().kek).length,
    deskKeysIn(keyring.now(), 'hr').length,
    monthKeyIn(keyring.now(), expiry, clock.today()).length,
  ];
  return { ...house, keyring, asked, fails, rotate, knows, deskKeys };
}

describe('a keyring', () => {
  it('is asked by presses without asking the vault, and reads the database at most once a minute', async () => {
    const { keyring, asked, clock, knows } = await opensKeyring();
    const before = { ...asked };
    expect(knows()).toEqual([1, 1, 32]);
    await Promise.all([keyring.miss(), keyring.miss(), keyring.miss()]);
    await keyring.miss();
    expect(asked).toEqual({ ...before, database: before.database + 2 });
    clock.set('2026-11-25T10:01:00Z');
    await keyring.miss();
    expect(asked).toEqual({ ...before, database: before.database + 4 });
  });

  it('is one value that does not change: what is read again is another one', async () => {
    const { keyring, rotate } = await opensKeyring();
    const before = keyring.now();
    await rotate(2);
    await keyring.refresh();
    expect(valueOf(before.kek)).toHaveLength(1);
    expect(valueOf(keyring.now().kek)).toHaveLength(2);
  });

  it('hears of a rotation when the calendar looks, and asks the vault then alone', async () => {
    const { keyring, rotate, asked, knows } = await opensKeyring();
    const before = asked.vault;
    await keyring.look();
    expect(asked.vault).toBe(before);
    await rotate(2);
    // A press that meets it does not ask: what is known serves on.
    await keyring.miss();
    expect([asked.vault, ...knows()]).toEqual([before, 1, 1, 32]);
    await keyring.look();
    expect(knows()).toEqual([2, 2, 32]);
    const known = asked.vault;
    await keyring.look();
    expect(asked.vault).toBe(known);
  });

  it('keeps a key whose row does not open any more until the vault has been asked', async () => {
    const { keyring, fails, asked, knows } = await opensKeyring();
    fails.rows = true;
    await keyring.miss();
    expect(knows()).toEqual([1, 1, 32]);
    expect(keyring.failures().length).toBeGreaterThan(0);
    const before = asked.vault;
    await keyring.look();
    expect(asked.vault).toBeGreaterThan(before);
    expect(knows).toThrow('seal_');
    fails.rows = false;
    await keyring.look();
    expect(knows()).toEqual([1, 1, 32]);
  });

  it.each(['vault_forbidden', 'vault_disabled', 'vault_login', 'vault_refused'] as const)(
    'believes a vault that says %s with the next reading, and asks it again each minute until it gives',
    async (code) => {
      const house = await opensKeyring();
      const { keyring, fails, knows, asked } = house;
      const { row } = await fileThread(house, reporter);
      expect(row.expiry).toBe(expiry);
      fails.vault = code;
      await keyring.refresh();
      expect(keyring.failures().length).toBeGreaterThan(0);
      expect(knows).toThrow(code);
      expect(() => deskKeysIn(keyring.now(), 'hr')).toThrow(code);
      expect(() => monthKeyIn(keyring.now(), expiry, today)).toThrow(code);
      const before = asked.vault;
      await keyring.look();
      expect(asked.vault).toBeGreaterThan(before);
      fails.vault = undefined;
      expect(knows).toThrow(code);
      await keyring.look();
      expect(knows()).toEqual([1, 1, 32]);
    },
  );

  it('without one month has the others', async () => {
    const { keyring, fails, knows } = await opensKeyring();
    fails.vault = 'vault_disabled';
    fails.secret = 'shred-2028-10';
    await keyring.refresh();
    expect(keyring.failures()).toMatchObject([{ code: 'vault_disabled' }]);
    expect(knows()).toEqual([1, 1, 32]);
    expect(() => monthKeyIn(keyring.now(), '2028-10' as never, today)).toThrow('vault_disabled');
  });

  it.each(['vault_away', 'vault_busy'] as const)(
    'forgives a vault that says %s for a day after it was heard last',
    async (code) => {
      const { keyring, fails, knows, clock } = await opensKeyring();
      fails.vault = code;
      for (const at of ['2026-11-25T12:00:00Z', '2026-11-26T10:00:00Z']) {
        clock.set(at);
        await keyring.refresh();
        expect([...knows(), ...keyring.failures()]).toEqual([1, 1, 32]);
      }
      // What must not be decided on a memory is not.
      await expect(keyring.refresh('now')).rejects.toThrow(code);
      expect(knows()).toEqual([1, 1, 32]);
      clock.set('2026-11-26T10:00:01Z');
      await keyring.refresh();
      expect(keyring.failures().length).toBeGreaterThan(0);
      expect(knows).toThrow(code);
      fails.vault = undefined;
      await keyring.look();
      expect(knows()).toEqual([1, 1, 32]);
    },
  );

  it('believes a refusal also when the vault is away later', async () => {
    const { keyring, fails, knows } = await opensKeyring();
    fails.vault = 'vault_forbidden';
    await keyring.refresh();
    fails.vault = 'vault_away';
    await keyring.refresh();
    expect(knows).toThrow('vault_forbidden');
  });

  it('makes the months that today and tomorrow can need, and none that is over', async () => {
    const { keyring, vault, clock } = await opensKeyring();
    await vault.destroy('shred-2028-10');
    clock.set('2026-11-30T10:00:00Z');
    await keyring.look();
    expect([...(await vault.names('shred-'))].sort()).toEqual([
      'shred-2028-10',
      'shred-2028-11',
      'shred-2028-12',
      'shred-2029-01',
    ]);
    clock.set('2029-02-15T10:00:00Z');
    await vault.destroy('shred-2028-12');
    await keyring.refresh();
    expect(() => monthKeyIn(keyring.now(), expiry, clock.today())).toThrow('seal_month');
    expect(await vault.get('shred-2028-12')).toBeUndefined();
  });

  it('keeps what the latest reading found, whichever ends last, and nobody waits for another', async () => {
    const { keyring, rotate, deskKeys } = await opensKeyring();
    const slow = gate();
    const { ofDesk } = deskKeys;
    deskKeys.ofDesk = async (desk) => {
      const rows = await ofDesk(desk);
      await slow.passed;
      return rows;
    };
    const early = keyring.refresh();
    deskKeys.ofDesk = ofDesk;
    await rotate(2);
    await keyring.refresh();
    slow.open();
    await early;
    expect(deskKeysIn(keyring.now(), 'hr')).toHaveLength(2);
  });

  it('serves on with what is known when the database does not answer, and says so to the calendar', async () => {
    const { keyring, deskKeys, knows } = await opensKeyring();
    deskKeys.ofDesk = () => Promise.reject(new Error('away'));
    for (const reading of [keyring.refresh, keyring.look, keyring.miss])
      await expect(reading()).rejects.toThrow('away');
    expect(knows()).toEqual([1, 1, 32]);
  });
});

describe('an envelope under a key that another process has drawn', () => {
  it('is no damage: a pass reads the keys first, and so does what else happens unattended', async () => {
    const house = await opensKeyring();
    const { rotate } = house;
    const unaware = await openWorkshop('unaware', { ...house, random: seededChance('unaware') });
    await rotate(2);
    const { row } = await fileThread(house, reporter);
    const { pass, threads } = unaware;
    await expect(pass.threadSealer.openState(row)).rejects.toThrow('seal_unread');
    // The database has a key that does not open without the vault, which no press asks.
    await expect(threads.openState(row)).rejects.toThrow('seal_secret');
    await pass.readKeys();
    expect(await pass.threadSealer.openState(row)).toMatchObject({ status: 'received' });
    expect(await threads.openState(row)).toMatchObject({ status: 'received' });
    await rotate(3);
    const next = await fileThread(house, reporter);
    expect(await unaware.upkeepThreads.openAsDesk(next.row)).toEqual(next.dataKeys);
  });

  it('that was none is damage, once the keys were read in vain', async () => {
    const house = await opensKeyring();
    const { threads, upkeepThreads, pass } = house;
    const { row } = await fileThread(house, reporter);
    const state = Uint8Array.from(row.state, (byte, at) => (at === 10 ? byte ^ 1 : byte));
    const damaged = { ...row, state };
    for (const sealer of [threads, threads, upkeepThreads])
      await expect(sealer.openState(damaged)).rejects.toThrow('seal_key');
    const openState = (of: ThreadRow) => pass.threadSealer.openState(of);
    await expect(openState(damaged)).rejects.toThrow('seal_unread');
    await pass.readKeys();
    await expect(openState(damaged)).rejects.toThrow('seal_key');
  });
});
