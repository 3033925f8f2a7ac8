import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const validMilliseconds = 5 * 60_000;

/** One touch of a passkey for one thing is never taken for another. */
export interface TouchFor {
  readonly kind: 'enter' | 'again' | 'second' | 'remove' | 'join';
  /** The session's seat, or the code to join by; nothing to sign in. */
  readonly of: string;
}

export interface Expected {
  /** Whether it was drawn for this, and is still good. */
  readonly is: (challenge: string) => boolean;
  /** Uses it up, once a passkey has answered it; false if it was used before. */
  readonly use: (challenge: string) => boolean;
}

export interface Challenges {
  /** Draws one, in base64url. */
  draw(purpose: TouchFor): string;
  expect(purpose: TouchFor): Expected;
  /** The user handle of a passkey that is made with it. */
  readonly handleOf: (challenge: string) => string;
}

const [drawnBytes, untilBytes] = [24, 6];

/**
 * Challenges that prove themselves: what was drawn, until when it is good, and a code over both and the
 * purpose under a key of this process. Only those that a passkey has answered are remembered, so that
 * nobody fills the memory.
 */
export function createChallenges(now: () => number): Challenges {
  const key = randomBytes(32);
  // The one that ends first is first.
  const used = new Map<string, number>();
  const code = (...parts: readonly string[]): Buffer =>
    createHmac('sha256', key).update(JSON.stringify(parts)).digest();
  const prove = (head: Buffer, { kind, of }: TouchFor): string =>
    Buffer.concat([head, code('challenge', head.toString('hex'), kind, of)]).toString('base64url');

  return {
    draw: (purpose) => {
      const until = Buffer.alloc(untilBytes);
      until.writeUIntBE(now() + validMilliseconds, 0, untilBytes);
      return prove(Buffer.concat([randomBytes(drawnBytes), until]), purpose);
    },
    expect: (purpose) => ({
      is: (challenge) => {
        const head = Buffer.from(challenge, 'base64url').subarray(0, drawnBytes + untilBytes);
        if (head.length < drawnBytes + untilBytes || used.has(challenge)) return false;
        const [is, drawn] = [Buffer.from(challenge), Buffer.from(prove(head, purpose))];
        if (is.length !== drawn.length || !timingSafeEqual(is, drawn)) return false;
        return head.readUIntBE(drawnBytes, untilBytes) > now();
      },
      use: (challenge) => {
        for (const [name, until] of used) {
          if (until > now()) break;
          used.delete(name);
        }
        if (used.has(challenge)) return false;
        used.set(challenge, now() + validMilliseconds);
        return true;
      },
    }),
    handleOf: (challenge) => code('handle', challenge).toString('hex').slice(0, 32),
  };
}
