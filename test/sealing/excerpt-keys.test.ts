import { deriveKeyPair } from '../../bot/crypto/hpke';
import { deriveExcerptKeys } from '../../bot/sealers/thread-sealer';
import { messageOf } from './samples';
import vectors from './vectors.json';
import { fileThread, id, openWorkshop, plain } from './workshop';

const internal = Buffer.from(vectors.thread.internal, 'hex');

/** A report at the handlers, and an excerpt of it at HR, in which the handlers hold the reporter's place. */
async function givenToHr() {
  const workshop = await openWorkshop();
  const reporter = deriveKeyPair(Buffer.alloc(32, 3));
  const handlers = await fileThread(workshop, reporter);
  const place = workshop.threads.excerptKeys(handlers.dataKeys.internal);
  const given = { id: id(0xa2), revision: id(0xb2), desk: 'hr' } as const;
  const hr = await fileThread(workshop, place, given);
  return { ...workshop, reporter, handlers, place, hr };
}

describe('the keys by which handlers hold the place in an excerpt', () => {
  it("are what they were on the first day of HR's desk", () => {
    expect(plain(deriveExcerptKeys(internal))).toEqual(vectors.excerpt);
  });

  it('are the same in another process, and others for every thread', async () => {
    const { threads, handlers, place } = await givenToHr();
    const other = await openWorkshop('other');
    const again = other.threads.excerptKeys(handlers.dataKeys.internal);
    expect(plain(again)).toEqual(plain(place));
    const next = threads.excerptKeys(handlers.dataKeys.internal.map((byte) => byte ^ 1));
    expect(plain(next.blindIndex)).not.toBe(plain(place.blindIndex));
    expect(plain(next.privateKey)).not.toBe(plain(place.privateKey));
  });

  it('are made of a whole data key or not at all', () => {
    expect(() => deriveExcerptKeys(internal.subarray(1))).toThrow('seal_value');
  });

  it('open the excerpt in the place of its reporter, with what it contains', async () => {
    const { threads, messages, hr, place } = await givenToHr();
    const excerpt = messageOf({ kind: 'excerpt', text: 'Schemat gjordes om två gånger.' }, 0);
    const reply = messageOf({ kind: 'reply', text: 'Vi har talat med chefen.' }, 1);
    const sealed = [excerpt, reply].map((m) => messages.seal(hr.dataKeys.common, hr.row.id, m));
    const common = threads.openAsReporter(hr.row, place.privateKey);
    expect(messages.open(common, hr.row.id, 'reporter', sealed[0]!)).toEqual(excerpt);
    expect(messages.open(common, hr.row.id, 'desk', sealed[1]!)).toEqual(reply);
    expect(plain(threads.reporterPublicKey(hr.row))).toBe(plain(place.publicKey));
  });

  it("come from no other key: not from what the reporter has, nor from anything of HR's", async () => {
    const { threads, handlers, hr, place, reporter } = await givenToHr();
    const held = [handlers.dataKeys.common, hr.dataKeys.common, hr.dataKeys.internal];
    for (const key of held) {
      const wrong = threads.excerptKeys(key);
      expect(plain(wrong.blindIndex)).not.toBe(plain(place.blindIndex));
      expect(() => threads.openAsReporter(hr.row, wrong.privateKey)).toThrow('seal_open');
    }
    expect(() => threads.openAsReporter(hr.row, reporter.privateKey)).toThrow('seal_open');
  });
});
