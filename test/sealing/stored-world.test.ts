import { createHmac } from 'node:crypto';
import { type Day, dayNumber } from '../../bot/domain/day';
import type { Receipt } from '../../bot/domain/receipt';
import {
  associatedByTheBook,
  hkdfByTheBook,
  openHpkeByTheBook,
  openSymmetricByTheBook,
} from './by-the-book';
import { fullState, storedThread } from './samples';
import vectors from './vectors.json';
import {
  anna,
  deployment,
  filedOn,
  id,
  memoryDeskKeys,
  memoryDraftKeys,
  memoryVault,
  openWorkshop,
  plain,
} from './workshop';

const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const base64 = (text: string): Buffer => Buffer.from(text, 'base64');

/**
 * Vault and database as they were on the first day. Their bytes were written once and never change: whatever
 * is written today must open for as long as the product lives.
 */
const world = () =>
  openWorkshop('later', {
    vault: memoryVault(
      Object.fromEntries(Object.entries(vectors.vault).map(([name, value]) => [name, hex(value)])),
    ),
    deskKeys: memoryDeskKeys([
      {
        label: 'whistleblowing-v1',
        desk: 'whistleblowing',
        publicKey: hex(vectors.desk.publicKey),
        sealedPrivateKey: base64(vectors.desk.sealedPrivateKey),
        sealedQueueKey: base64(vectors.desk.sealedQueueKey),
      },
    ]),
    draftKeys: memoryDraftKeys({ [filedOn]: base64(vectors.drafts.key) }),
  });

describe('what was stored on the first day', () => {
  it('gives the reporter the thread for the receipt', async () => {
    const { receipts, threads } = await world();
    const derived = await receipts.derive(vectors.receipt.receipt as Receipt);
    if (derived.kind !== 'derived') throw new Error(derived.kind);
    const { blindIndex, publicKey, privateKey } = vectors.receipt;
    expect(plain(derived.keys)).toEqual({ blindIndex, otherIndices: [], publicKey, privateKey });
    const common = threads.openAsReporter(storedThread(), derived.keys.privateKey);
    expect(plain(common)).toBe(vectors.thread.common);
  });

  it('gives the desk both data keys and the state', async () => {
    const { threads } = await world();
    const { common, internal } = vectors.thread;
    expect(plain(await threads.openAsDesk(storedThread()))).toEqual({ common, internal });
    expect(await threads.openState(storedThread())).toEqual(fullState);
    expect(threads.isUnderMonth(storedThread())).toBe(true);
  });

  it('gives the person the draft and the texts, and names the draft as before', async () => {
    const { drafts } = await world();
    expect(await drafts.open(vectors.drafts.draft, anna)).toEqual({
      kind: 'live',
      draft: { step: 'story', id: id(0xe1) },
    });
    const texts = { what: 'Fakturor i förrådet', how: '' };
    expect(await drafts.openTexts(vectors.drafts.texts, anna)).toEqual(texts);
    const name = await drafts.submission(id(0xe1), filedOn, 'whistleblowing');
    expect(name).toBe(vectors.drafts.submission);
  });

  it('opens by the book, from the vault down to the data keys', () => {
    const place = deployment.reduce((text, byte) => text + byte.toString(16).padStart(2, '0'), '');
    const kek = hex(vectors.vault['kek-v1']);
    const desk = (type: number, sealed: string): Buffer => {
      const bound = associatedByTheBook(type, place, { field: 1 });
      return openSymmetricByTheBook(kek, type, bound, base64(sealed));
    };
    const privateKey = desk(13, vectors.desk.sealedPrivateKey);
    const queueKey = desk(14, vectors.desk.sealedQueueKey);

    const { id: thread, revision: row } = vectors.thread;
    const month = vectors.vault['shred-2028-12'];
    const ofThread = (type: number) => associatedByTheBook(type, place, { thread });
    const wrapped = storedThread().keys.subarray(0, 380);
    const keys = openSymmetricByTheBook(hex(month), 5, ofThread(5), wrapped);
    expect(keys.toString('hex', 0, 32)).toBe(vectors.receipt.publicKey);
    const wrap = (type: number, start: number, key: Buffer): string =>
      openHpkeByTheBook(key, ofThread(type), keys.subarray(start, start + 100)).toString('hex');
    expect(wrap(6, 32, privateKey)).toBe(vectors.thread.common);
    expect(wrap(7, 132, hex(vectors.receipt.privateKey))).toBe(vectors.thread.common);
    expect(wrap(8, 232, privateKey)).toBe(vectors.thread.internal);

    // The witness key of these tests.
    const marks = hkdfByTheBook(Buffer.alloc(32, 9), Buffer.from('wb1/thread-month'), 32);
    const mark = createHmac('sha256', marks).update(hex(thread)).update('2028-12').digest();
    expect(storedThread().keys.toString('hex', 380)).toBe(mark.toString('hex', 0, 16));

    const bound = associatedByTheBook(4, place, { thread, row, day: filedOn });
    const stateKey = hkdfByTheBook(queueKey, Buffer.from('wb1/state'), 32, month);
    const state = openSymmetricByTheBook(stateKey, 4, bound, storedThread().state);
    expect(state.toString('utf8', 2, 2 + state.readUInt16BE())).toBe(vectors.stateText);

    const { key, name, endsOn, envelope } = vectors.pool;
    const onDay = dayNumber(endsOn as Day)
      .toString(16)
      .padStart(32, '0');
    // The second place of `pool`.
    const at = associatedByTheBook(9, place, { thread: name, row: onDay, field: 2 });
    const image = openSymmetricByTheBook(hex(key), 9, at, base64(envelope));
    expect(image).toHaveLength(300);
    // Format, number, turn, dialogs.
    expect(image.toString('hex', 0, 17)).toBe('0100000000000000070000000200000003');
  });

  it('gives what waited in the image', async () => {
    const { images } = await world();
    const { key, name, endsOn, envelope } = vectors.pool;
    const at = { table: 'pool', place: 1, key: name, endsOn } as never;
    const day = '2026-11-25' as Day;
    const [from, to] = [id(0xa1), id(0xa2)];
    const move = { kind: 'move', from, to, excluded: [id(0xd1)], dropped: true };
    const when = { from: day, to: day, outOn: endsOn };
    expect(images.open(hex(key), at, base64(envelope))).toEqual({
      number: 7,
      turn: 2,
      dialogs: 3,
      windows: [{ outOn: endsOn, count: 3 }],
      earlier: [5],
      crowds: [{ firstDay: '2026-11-24', endsOn: day, people: 20 }],
      gone: [{ id: id(0xf1), why: 'back', turn: 1 }],
      entries: [{ id: id(0xf2), dialog: id(0xb2), when, operations: [move] }],
    });
  });
});
