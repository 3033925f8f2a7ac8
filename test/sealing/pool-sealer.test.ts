import fc from 'fast-check';
import type { Operation } from '../../bot/ports/sealer';
import { createEnvelopes } from '../../bot/sealing/envelopes';
import { importRecipient } from '../../bot/sealing/hpke';
import { idBytes } from '../../bot/sealing/id-bytes';
import { encodeOperation } from '../../bot/sealing/operation-codec';
import { pad } from '../../bot/sealing/padding';
import { plaintextSizes } from '../../bot/sealing/sizes';
import { storedThread } from './samples';
import { deployment, filedOn, id, openWorkshop, seededChance } from './workshop';

const act: Operation = {
  kind: 'act',
  thread: id(0xa1),
  side: 'desk',
  place: 2,
  act: { kind: 'stepped_down', day: filedOn, member: id(0xf1) },
};

const cover: Operation = { kind: 'cover' };
const filing: Operation = {
  kind: 'filing',
  thread: storedThread(),
  tags: Array.from({ length: 8 }, (_, n) => new Uint8Array(16).fill(n)),
  message: new Uint8Array(6192).fill(5),
};

describe('a row of the pool', () => {
  it('opens with the row of its epoch', async () => {
    const { pool } = await openWorkshop();
    const epoch = await pool.newEpoch();
    const envelope = pool.seal(epoch, act);
    expect(await pool.open(epoch, envelope)).toEqual(act);
    expect(await pool.open({ ...epoch }, envelope)).toEqual(act);
  });

  it('says in the clear nothing but its epoch, be it a cover row or a report', async () => {
    const { pool } = await openWorkshop();
    const epoch = await pool.newEpoch();
    const sealed = [cover, act, filing, cover].map((operation) => pool.seal(epoch, operation));
    // What stands before the sender's public key names suite and key.
    const clear = sealed.map((envelope) => Buffer.from(envelope.subarray(0, 20)).toString('hex'));
    expect(new Set(clear).size).toBe(1);
    expect(new Set(sealed.map(({ length }) => length)).size).toBe(1);
    const rest = sealed.map((envelope) => Buffer.from(envelope.subarray(20)).toString('hex'));
    expect(new Set(rest).size).toBe(sealed.length);
    expect(await pool.open(epoch, sealed[0]!)).toEqual(cover);
  });

  it('does not open with another epoch, nor with its own under another name', async () => {
    const { pool } = await openWorkshop();
    const [epoch, next] = [await pool.newEpoch(), await pool.newEpoch()];
    const envelope = pool.seal(epoch, act);
    expect(await pool.open(next, envelope)).toBeUndefined();
    // An epoch whose own key does not open is a fault: nothing is known of its rows.
    await expect(pool.open({ ...epoch, id: next.id }, envelope)).rejects.toThrow('seal_open');
    expect(() => pool.seal({ ...epoch, id: next.id }, act)).toThrow('seal_open');
  });

  it("does not open with another epoch's private key in the row", async () => {
    const { pool } = await openWorkshop();
    const [epoch, next] = [await pool.newEpoch(), await pool.newEpoch()];
    const envelope = pool.seal(epoch, act);
    const mixed = { ...epoch, sealedPrivateKey: next.sealedPrivateKey };
    await expect(pool.open(mixed, envelope)).rejects.toThrow('seal_open');
  });

  it('opens in no other process that has another vault', async () => {
    const { pool } = await openWorkshop();
    const other = await openWorkshop('other');
    const epoch = await pool.newEpoch();
    const envelope = pool.seal(epoch, act);
    await expect(other.pool.open(epoch, envelope)).rejects.toThrow('seal_secret');
  });

  it('is none when somebody without the vault sealed it to the public key, which stands clear', async () => {
    const { pool, release } = await openWorkshop();
    const envelopes = createEnvelopes(deployment, seededChance('stranger'));
    const epoch = await pool.newEpoch();
    const forges = (mark: number): Buffer => {
      const content = Buffer.concat([Buffer.alloc(32, mark), encodeOperation(act)]);
      const place = { type: 'pool', row: idBytes(epoch.id) } as const;
      const plaintext = pad(content, plaintextSizes.pool);
      return envelopes.sealTo(importRecipient(epoch.publicKey), place, plaintext);
    };
    const forged = forges(1);
    expect(forged).toHaveLength(pool.seal(epoch, act).length);
    // It may be under a vault key of which only another process has heard: that is known once the keys were
    // read.
    for (let time = 0; time < 2; time++)
      await expect(pool.open(epoch, forged)).rejects.toThrow('seal_unread');
    await release.readKeys();
    expect(await pool.open(epoch, forged)).toBeUndefined();
    const later = forges(2);
    await expect(pool.open(epoch, later)).rejects.toThrow('seal_unread');
    expect(await pool.open(epoch, forged)).toBeUndefined();
  });

  it('does not open changed', async () => {
    const { pool } = await openWorkshop();
    const epoch = await pool.newEpoch();
    const envelope = Buffer.from(pool.seal(epoch, act));
    await fc.assert(
      fc.asyncProperty(
        fc.nat(envelope.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const changed = Buffer.from(envelope);
          changed.writeUInt8(changed.readUInt8(at) ^ by, at);
          expect(await pool.open(epoch, changed)).toBeUndefined();
          expect(await pool.open(epoch, envelope.subarray(0, at))).toBeUndefined();
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is sealed to epochs that have nothing in common', async () => {
    const { pool } = await openWorkshop();
    const epochs = [await pool.newEpoch(), await pool.newEpoch()];
    expect(new Set(epochs.map((epoch) => epoch.id)).size).toBe(2);
    expect(new Set(epochs.map((epoch) => Buffer.from(epoch.publicKey).toString('hex'))).size).toBe(
      2,
    );
  });
});
