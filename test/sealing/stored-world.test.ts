import type { Day } from '../../bot/domain/day';
import type { ReportCode } from '../../bot/domain/report-code';
import { fullState, storedThread } from './samples';
import vectors from './vectors.json';
import {
  anna,
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
  it('gives the reporter the thread for the report code', async () => {
    const { reportCodes, threads } = await world();
    const derived = await reportCodes.derive(vectors.reportCode.reportCode as ReportCode);
    if (derived.kind !== 'derived') throw new Error(derived.kind);
    const { blindIndex, publicKey, privateKey } = vectors.reportCode;
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

  it('gives what waited in the image', async () => {
    const { images } = await world();
    const { key, name, endsOn, envelope } = vectors.pool;
    const at = { table: 'pool', place: 1, key: name, endsOn } as never;
    const day = '2026-11-25' as Day;
    const [from, to] = [id(0xa1), id(0xa2)];
    const move = { kind: 'move', from, to, excluded: [id(0xd1)] };
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
