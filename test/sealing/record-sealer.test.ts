import { createHmac, hkdfSync } from 'node:crypto';
import { createEnvelopes } from '../../bot/crypto/envelopes';
import { encode } from '../../bot/crypto/formats';
import { messageFormat } from '../../bot/crypto/message-codec';
import { envelopeSizes } from '../../bot/crypto/sizes';
import { nodeRandom } from '../../bot/platform/random';
import { createRecordSealer } from '../../bot/sealers/message-sealer';
import { bodies, messageOf } from './samples';
import vectors from './vectors.json';
import { id } from './workshop';

const internal = Buffer.from(vectors.thread.internal, 'hex');
const deployment = Buffer.alloc(16, 7);
const envelopes = createEnvelopes(deployment, nodeRandom());
const sealer = createRecordSealer(envelopes);
const thread = id(0xa1);
const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

/** By the comment, without the code. */
const tagOf = (...parts: readonly Uint8Array[]): Buffer => {
  const key = Buffer.from(hkdfSync('sha256', internal, Buffer.alloc(0), 'wb1/record', 32));
  return createHmac('sha256', key).update(Buffer.concat(parts)).digest().subarray(0, 16);
};
const plain = (envelope: Uint8Array): Buffer => {
  const place = { type: 'desk-record', thread: Buffer.from(thread, 'hex') } as const;
  const padded = envelopes.open(internal, place, envelope);
  return padded.subarray(2, 2 + padded.readUInt16BE());
};

describe('a desk’s records', () => {
  it('have the tags of their comment', () => {
    const [first, second] = sealer.noteTags(internal, 4, 2);
    expect(first).toEqual(tagOf(Buffer.of(1), u32(4)));
    expect(second).toEqual(tagOf(Buffer.of(1), u32(5)));
  });

  it('are all of one size, and are opened as what they are', () => {
    for (const body of bodies) {
      if (body.kind !== 'note') continue;
      const { author, text } = body;
      const note = { ...messageOf(body), body: { kind: 'note', author, text } } as const;
      const envelope = sealer.sealNote(internal, thread, note);
      expect(envelope).toHaveLength(envelopeSizes.record);
      expect(sealer.openNote(internal, thread, envelope)).toEqual(note);
      expect(plain(envelope)).toEqual(Buffer.concat([Buffer.of(1), encode(messageFormat, note)]));
    }
  });

  it('open in no other thread, under no other key and in no other installation', () => {
    const note = messageOf({ kind: 'note', author: 'HR-chef', text: 'Ring.' });
    const envelope = sealer.sealNote(internal, thread, note as never);
    expect(() => sealer.openNote(internal, id(0xa2), envelope)).toThrow('seal_open');
    expect(() => sealer.openNote(Buffer.alloc(32, 1), thread, envelope)).toThrow('seal_key');
    const other = createRecordSealer(createEnvelopes(Buffer.alloc(16, 8), nodeRandom()));
    expect(() => other.openNote(internal, thread, envelope)).toThrow('seal_open');
  });
});
