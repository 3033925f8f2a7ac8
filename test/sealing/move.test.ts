import type { Day } from '../../bot/domain/day';
import type { Message } from '../../bot/domain/message';
import { deriveKeyPair } from '../../bot/sealing/hpke';
import { breakIn, type Copied, deskKeysOf, type Held } from './break-in';
import { messageOf } from './samples';
import { expiry, fileThread, id, openWorkshop, plain, type Workshop } from './workshop';

const report = messageOf(
  { kind: 'report', what: 'Attest mot ersättning', where: '', how: 'Jag såg det', who: '' },
  0,
);
const written = messageOf({ kind: 'message', text: 'Flera är utsatta.' }, 2);
const reply = messageOf({ kind: 'reply', text: 'Vem gäller det?' }, 1);
const note = messageOf({ kind: 'note', author: 'HR-chef', text: 'Kanske VBL.' }, 3);
const moved = { ...messageOf({ kind: 'moved' }, 2), day: '2026-12-01' as Day };

/**
 * A thread at HR, moved to the whistleblowing desk as the sealers allow it: new keys, the reporter's own
 * words anew.
 */
async function move() {
  const workshop = await openWorkshop();
  const { threads, messages } = workshop;
  const reporter = deriveKeyPair(Buffer.alloc(32, 3));
  const old = await fileThread(workshop, reporter, { desk: 'hr' });
  const seal = (key: Uint8Array, thread: typeof old.row.id, message: Message) =>
    messages.seal(key, thread, message);
  const { common, internal } = old.dataKeys;
  const left: Copied = {
    row: old.row,
    messages: {
      report: seal(common, old.row.id, report),
      message: seal(common, old.row.id, written),
      reply: seal(common, old.row.id, reply),
      note: seal(internal, old.row.id, note),
    },
  };

  const publicKey = threads.reporterPublicKey(old.row);
  const given = { id: id(0xa2), revision: id(0xb2), desk: 'whistleblowing' } as const;
  const next = await fileThread(workshop, { ...reporter, publicKey }, given);
  const anew = (message: Message) => seal(next.dataKeys.common, next.row.id, message);
  const come: Copied = {
    row: next.row,
    messages: { report: anew(report), message: anew(written), moved: anew(moved) },
  };
  return { ...workshop, reporter, old, next, left, come };
}

async function monthKeyOf(workshop: Workshop): Promise<Held> {
  return { privateKeys: [], keys: [(await workshop.vault.get(`shred-${expiry}`))!] };
}

const both = (one: Held, other: Held): Held => ({
  privateKeys: [...one.privateKeys, ...other.privateKeys],
  keys: [...one.keys, ...other.keys],
});

const deskOpens = ['common key for the desk', 'internal key for the desk', 'state'];
const words = ['report', 'message', 'moved'];

describe('a thread that HR moved to the whistleblowing desk', () => {
  it("opens in no part with HR's keys, a copy of every old row and the month's key", async () => {
    const world = await move();
    const hr = both(await deskKeysOf(world, 'hr'), await monthKeyOf(world));
    const before = breakIn(world.left, hr);
    // They are the right keys: everything that HR had opens with them.
    expect(before.opened).toEqual([...deskOpens, 'report', 'message', 'reply', 'note']);
    const { common, internal } = world.old.dataKeys;
    expect(plain(before.held.keys)).toEqual(plain([...hr.keys, common, internal]));

    expect(breakIn(world.come, before.held).opened).toEqual([]);
  });

  it("opens in every part with the whistleblowing desk's keys, tried in the same way", async () => {
    const world = await move();
    const handlers = both(await deskKeysOf(world, 'whistleblowing'), await monthKeyOf(world));
    expect(breakIn(world.come, handlers).opened).toEqual([...deskOpens, ...words]);
    expect(breakIn(world.left, handlers).opened).toEqual([]);
  });

  it('opens for the reporter by the same key as before, but for what the desk keeps', async () => {
    const world = await move();
    const { privateKey } = world.reporter;
    const reporter = both({ privateKeys: [privateKey], keys: [] }, await monthKeyOf(world));
    const { opened } = breakIn(world.come, reporter);
    expect(opened).toEqual(['common key for the reporter', ...words]);
  });

  it("opens nowhere for the product as HR's, and as the old thread's neither", async () => {
    const { threads, messages, old, next, come } = await move();
    await expect(threads.openAsDesk({ ...next.row, desk: 'hr' })).rejects.toThrow('seal_key');
    await expect(threads.openState({ ...next.row, desk: 'hr' })).rejects.toThrow('seal_key');
    await expect(threads.openAsDesk({ ...next.row, id: old.row.id })).rejects.toThrow('seal_open');
    for (const envelope of Object.values(come.messages)) {
      for (const key of [old.dataKeys.common, old.dataKeys.internal]) {
        for (const family of ['reporter', 'desk', 'note'] as const) {
          const open = () => messages.open(key, next.row.id, family, envelope);
          expect(open).toThrow('seal_key');
        }
      }
    }
  });

  it('is found by none of the tags and slots that HR could compute', async () => {
    const { messages, old, next } = await move();
    const signs = (keys: readonly Uint8Array[]): unknown[] =>
      keys.flatMap((key) => [
        ...(['reporter', 'desk', 'note'] as const).flatMap((family) =>
          messages.tags(key, family, 0, 50).map(plain),
        ),
        ...(['reporter', 'desk'] as const).flatMap((side) =>
          messages.slots(key, id(0xe0), side).map(plain),
        ),
      ]);
    const olds = new Set(signs([old.dataKeys.common, old.dataKeys.internal]));
    const news = signs([next.dataKeys.common, next.dataKeys.internal]);
    expect(news).toHaveLength(olds.size);
    expect(news.filter((sign) => olds.has(sign))).toEqual([]);
  });
});
