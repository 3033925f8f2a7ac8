import { readdirSync, readFileSync } from 'node:fs';
import { hkdf, hmac } from '../../bot/crypto/hkdf';
import { limits } from '../../bot/domain/limits';
import { makeReportCode } from '../../bot/domain/report-code';
import { createDerivationGate } from '../../bot/keys/derivation-gate';
import { createReportCodeKeys, reportCodeCost } from '../../bot/keys/report-code-keys';
import { publicOf } from './by-the-book';

const salt = Uint8Array.from(Array.from({ length: 16 }, (_, index) => index));
const pepper = Uint8Array.from(Buffer.alloc(32, 9));
const reportCode = makeReportCode('1234567890123456789012');

/**
 * Argon2id with 64 MiB, three passes, one lane of "1234567890123456789012" and the salt above, as libargon2
 * (the reference implementation) gives it.
 */
const hash = 'ed3fc24a0a8f65d02f8eb59d9c94a5e470ef9853f969ba00c5f25852aa606345';
const reference = Buffer.from(hash, 'hex');

const keysWith = (secrets: { salt: Uint8Array; pepper: Uint8Array; earlier?: Uint8Array[] }) =>
  createReportCodeKeys({
    salt: secrets.salt,
    peppers: () => ({ current: secrets.pepper, others: secrets.earlier ?? [] }),
  });

async function derive(secrets: Parameters<typeof keysWith>[0], of = reportCode) {
  const derived = await keysWith(secrets).derive(of);
  if (derived.kind !== 'derived') throw new Error(derived.kind);
  return derived.keys;
}

describe('the keys of a report code', () => {
  it('come from what another implementation of Argon2id gives', async () => {
    const { blindIndex, publicKey, privateKey } = await derive({ salt, pepper });
    expect(blindIndex).toEqual(hmac(pepper, hkdf(reference, 'wb1/lookup')));
    expect(Buffer.from(publicKey)).toEqual(publicOf(privateKey));
  });

  it('cost what production asks, whatever tests choose: 64 MiB, three passes, and a floor of 400 ms', () => {
    expect(reportCodeCost).toEqual({ memoryCost: 65_536, timeCost: 3 });
    expect(limits.openFloorMilliseconds).toBe(400);
    // Nothing that starts the bot names the cost or the wait for the floor, and so no setting can.
    const named = readdirSync('bot', { recursive: true, encoding: 'utf8' }).filter(
      (file) =>
        file.endsWith('.ts') && readFileSync(`bot/${file}`, 'utf8').includes('reportCodeCost'),
    );
    expect(named.sort()).toEqual([
      ...['keys/report-code-keys.ts', 'sealers/create-sealing.ts'],
      ...['start/parts.ts'],
    ]);
    expect(readFileSync('bot/start/serve.ts', 'utf8')).not.toContain('pause');
  });

  it('are what they were on the first day', async () => {
    const { blindIndex, publicKey, privateKey } = await derive({ salt, pepper });
    const hex = [blindIndex, publicKey, privateKey].map((key) => Buffer.from(key).toString('hex'));
    expect(hex).toEqual([
      '7ff21d9a7988f8573114059701e3bc18f72c2044a8e2f5716f2de2a3665aec7b',
      '8c84d3c1d0cf506bd3a79be262b65e2a8f536b722c4f183d1c78e12fd93c5742',
      'baeeb1c55b1d9e1f9686c6bb30501da8f442d1499d80ccefb2060e3931f5a4ce',
    ]);
  });

  it('differ by every digit, by the salt, and the blind index alone by the pepper', async () => {
    const plain = await derive({ salt, pepper });
    const others = await Promise.all([
      derive({ salt, pepper }, makeReportCode('1234567890123456789013')),
      derive({ salt: salt.map((byte) => byte ^ 1), pepper }),
    ]);
    for (const other of others) {
      expect(other.blindIndex).not.toEqual(plain.blindIndex);
      expect(other.privateKey).not.toEqual(plain.privateKey);
    }
    const peppered = await derive({ salt, pepper: salt });
    expect(peppered.blindIndex).not.toEqual(plain.blindIndex);
    expect(peppered.privateKey).toEqual(plain.privateKey);
  });

  it('have a blind index for every pepper, and take no second derivation for it', async () => {
    const plain = await derive({ salt, pepper });
    const earlier = [salt, Uint8Array.from(Buffer.alloc(32, 7))];
    const { otherIndices, ...keys } = await derive({ salt, pepper, earlier });
    expect(keys).toEqual({ ...plain, otherIndices: undefined });
    expect(plain.otherIndices).toEqual([]);
    expect(otherIndices).toEqual(earlier.map((one) => hmac(one, hkdf(reference, 'wb1/lookup'))));
  });

  it('are derived off the event loop', async () => {
    const keys = keysWith({ salt, pepper });
    let turns = 0;
    let running = true;
    const count = (): void => {
      turns += 1;
      if (running) setImmediate(count);
    };
    setImmediate(count);
    await keys.derive(reportCode);
    running = false;
    expect(turns).toBeGreaterThan(10);
  });
});

describe('the gate before derivations', () => {
  const settle = () => new Promise((done) => setImmediate(done));

  it('lets two run and the next wait, in their order; who comes after them is told at once', async () => {
    const gate = createDerivationGate(2, 2);
    const started: number[] = [];
    const finish: ((value: string) => void)[] = [];
    const enter = (number: number) =>
      gate(() => {
        started.push(number);
        return new Promise<string>((done) => finish.push(done));
      });
    const [one, two, three, four] = [enter(1), enter(2), enter(3), enter(4)];
    expect(await enter(5)).toBeUndefined();
    expect(started).toEqual([1, 2]);
    finish[1]!('two');
    expect(await two).toBe('two');
    await settle();
    expect(started).toEqual([1, 2, 3]);
    const six = enter(6);
    finish[0]!('one');
    await one;
    await settle();
    expect(started).toEqual([1, 2, 3, 4]);
    for (const index of [2, 3]) finish[index]!('done');
    await Promise.all([three, four]);
    await settle();
    finish[4]!('six');
    expect(await six).toBe('six');
  });

  it('takes a new report before forty guesses that wait', async () => {
    const gate = createDerivationGate(1, limits.doorDerivationsWaiting);
    const order: string[] = [];
    const derives = (name: string, first?: 'first') =>
      gate(async () => {
        order.push(name);
        await settle();
      }, first);
    const guesses = Array.from({ length: 40 }, (_, nth) => derives(`guess ${nth}`));
    const report = derives('report', 'first');
    await Promise.all([report, ...guesses]);
    expect(order.slice(0, 3)).toEqual(['guess 0', 'report', 'guess 1']);
    expect(order).toHaveLength(41);
  });

  it('goes on after a task that failed', async () => {
    const gate = createDerivationGate(1, 1);
    const failing = gate(async () => {
      throw new Error('broken');
    });
    const next = gate(async () => 'well');
    await expect(failing).rejects.toThrow('broken');
    expect(await next).toBe('well');
    expect(await gate(async () => 'again')).toBe('again');
  });

  it('makes one more than fit hear that it is busy, and derives all the others', async () => {
    const cost = { memoryCost: 1_024, timeCost: 1 };
    const peppers = () => ({ current: pepper, others: [] });
    const keys = createReportCodeKeys({ salt, peppers, cost });
    const crowd = limits.derivationsAtOnce + limits.derivationsWaiting;
    const derives = Array.from({ length: crowd + 1 }, () => keys.derive(reportCode));
    const kinds = (await Promise.all(derives)).map(({ kind }) => kind);
    expect(kinds).toEqual([...Array<string>(crowd).fill('derived'), 'busy']);
  });
});
