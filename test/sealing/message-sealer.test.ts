import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { createEnvelopes } from '../../bot/crypto/envelopes';
import type { Family } from '../../bot/ports/sealers';
import { createMessageSealer } from '../../bot/sealers/message-sealer';
import { bodies, fixedMessages, messageOf } from './samples';
import vectors from './vectors.json';
import { deployment, id, seededChance } from './workshop';

const key = Uint8Array.from(Buffer.alloc(32, 7));
const messages = createMessageSealer(createEnvelopes(deployment, seededChance('messages')));
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const families = ['reporter', 'desk'] as const;
const familyOf = (kind: string): Family =>
  [
    'report',
    'message',
    'talk',
    'hr_answered',
    'excerpt',
    'entered',
    'meeting_asked',
    'code_renewed',
    'punished',
  ].includes(kind) || ['minutes_approved', 'minutes_corrected'].includes(kind)
    ? 'reporter'
    : 'desk';

const sealedKinds = vectors.messages
  .map((vector, index) => [vector.kind, index] as const)
  .filter(([kind]) => !kind.startsWith('note'));

describe.each(sealedKinds)('a sealed message: %s', (kind, index) => {
  const message = messageOf(bodies[index]!);
  const sealed = fixedMessages.seal(key, id(0xa1), message);

  it('is, byte for byte, what it was on the first day', () => {
    expect(createHash('sha256').update(sealed).digest('hex')).toBe(
      vectors.messages[index]!.envelopeSha256,
    );
  });

  it('opens with its key, thread and family, and with nothing else', () => {
    expect(messages.open(key, id(0xa1), familyOf(kind), sealed)).toEqual(message);
    const other = Buffer.alloc(32, 8);
    expect(() => messages.open(other, id(0xa1), familyOf(kind), sealed)).toThrow('seal_key');
    expect(() => messages.open(key, id(0xa2), familyOf(kind), sealed)).toThrow('seal_open');
    for (const family of families) {
      if (family === familyOf(kind)) continue;
      expect(() => messages.open(key, id(0xa1), family, sealed)).toThrow('seal_key');
    }
  });
});

describe('sealed messages', () => {
  it('have one length, whatever they say', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 1500 }), (text) => {
        const message = messageOf({ kind: 'message', text });
        expect(messages.seal(key, id(1), message)).toHaveLength(6192);
      }),
    );
  });

  it('are never notes, which are records', () => {
    const note = messageOf({ kind: 'note', author: 'Jurist', text: 'x' });
    expect(() => messages.seal(key, id(1), note)).toThrow('seal_format');
  });

  it('are refused, not cut, when they are too long', () => {
    const message = messageOf({ kind: 'message', text: 'x'.repeat(6200) });
    expect(() => messages.seal(key, id(1), message)).toThrow('seal_size');
  });

  it('have nothing in common to be linked by', () => {
    const one = messages.seal(key, id(1), messageOf({ kind: 'talk' }));
    const two = messages.seal(key, id(1), messageOf({ kind: 'talk' }));
    expect(hex(one.subarray(4, 20))).not.toBe(hex(two.subarray(4, 20)));
    expect(hex(one.subarray(4, 64))).not.toBe(hex(two.subarray(4, 64)));
  });
});

describe('tags', () => {
  it('are what they were on the first day', () => {
    expect(fixedMessages.tags(key, 'reporter', 0, 2).map(hex)).toEqual(vectors.tags.reporter);
    expect(fixedMessages.tags(key, 'desk', 0, 2).map(hex)).toEqual(vectors.tags.desk);
  });

  it('are sixteen bytes, and none follows from another', () => {
    const all = families.flatMap((family) => messages.tags(key, family, 0, 50).map(hex));
    expect(new Set(all).size).toBe(100);
    expect(all.every((tag) => tag.length === 32)).toBe(true);
  });

  it('are numbered through, wherever one begins', () => {
    const ten = messages.tags(key, 'desk', 0, 10).map(hex);
    expect(messages.tags(key, 'desk', 4, 3).map(hex)).toEqual(ten.slice(4, 7));
  });
});
