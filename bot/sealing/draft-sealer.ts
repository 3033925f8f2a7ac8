import { addDays } from '../domain/day';
import type { Id } from '../domain/ids';
import { limits } from '../domain/limits';
import type { Clock } from '../ports/clock';
import type { DraftSealer, OpenedDraft } from '../ports/draft-sealer';
import type { Who } from '../ports/people';
import type { Random } from '../ports/random';
import type { DayKeyring } from './day-keyring';
import type { DayKeys } from './day-keys';
import { decodeDraft, decodeTexts, encodeDraft, encodeTexts } from './draft-codec';
import { personData, readToken, writeToken } from './draft-token';
import { hkdf, hmac } from './hkdf';
import { idBytes } from './id-bytes';
import { pad, unpad } from './padding';
import { SealError } from './seal-error';
import { plaintextSizes } from './sizes';
import { openSymmetric, sealSymmetric, symmetricOverhead } from './symmetric-envelope';

const sizes = { draft: plaintextSizes.draft, 'kept-texts': plaintextSizes.keptTexts } as const;
type TokenType = keyof typeof sizes;

/** Drafts and kept texts, each an envelope of one size under the day's key, bound to the person. */
export function createDraftSealer(days: DayKeyring, clock: Clock, random: Random): DraftSealer {
  const seal = async (type: TokenType, content: Buffer, who: Who): Promise<string> => {
    const { newest } = await days.make(days.liveDays()[0]);
    const plaintext = pad(content, sizes[type]);
    return writeToken(sealSymmetric(newest, type, personData(who), random.bytes(12), plaintext));
  };

  const open = async (type: TokenType, token: string, who: Who): Promise<Buffer | undefined> => {
    const envelope = readToken(token, sizes[type] + symmetricOverhead);
    if (envelope === undefined) return undefined;
    const known: DayKeys[] = [];
    const failures: unknown[] = [];
    const openWith = async (reading: Promise<DayKeys | undefined>): Promise<Buffer | undefined> => {
      const keys = await reading.catch((error: unknown) => void failures.push(error));
      if (keys === undefined) return undefined;
      known.push(keys);
      for (const key of keys.all) {
        const plaintext = attempt(() => openSymmetric(key, type, personData(who), envelope));
        if (plaintext !== undefined) return unpad(plaintext, sizes[type]);
      }
      return undefined;
    };
    const live = days.liveDays();
    for (const day of live) {
      const content = await openWith(days.find(day));
      if (content !== undefined) return content;
    }
    // It may be under a key that was drawn meanwhile, or of another process in which it is tomorrow.
    for (const day of [...live, addDays(live[0], 1)]) {
      const content = await openWith(days.reread(day));
      if (content !== undefined) return content;
    }
    // With keys that are known nobody is held up: the text that was typed comes back, as with any draft that does not open.
    if (known.length === 0 && failures.length > 0) throw failures[0];
    return undefined;
  };

  return {
    seal: async (draft, who) => seal('draft', encodeDraft(minuteOf(clock), draft), who),
    async open<T extends object>(token: string, who: Who): Promise<OpenedDraft<T>> {
      const content = await open('draft', token, who);
      if (content === undefined) return { kind: 'altered' };
      const { minute, draft } = decodeDraft(content);
      const old = minuteOf(clock) - minute > limits.draftMinutes;
      // This product alone can have sealed it, so its shape is believed.
      return { kind: old ? 'expired' : 'live', draft: draft as T };
    },
    sealTexts: async (texts, who) => seal('kept-texts', encodeTexts(texts), who),
    async openTexts(token, who) {
      const content = await open('kept-texts', token, who);
      return content && decodeTexts(content);
    },
    async submission(draftId, begun) {
      // A conversation that outlived its first day's key is named under the oldest key there still is.
      const oldest = days.liveDays()[1];
      const day = begun < oldest ? oldest : begun;
      const { first } = await days.make(day);
      const key = hkdf(first, 'wb1/submission');
      return { tag: hmac(key, idBytes(draftId as Id)), day };
    },
  };
}

function minuteOf(clock: Clock): number {
  return Math.floor(clock.now() / 60_000);
}

/** What does not open is an expected answer here: the token came from a client. */
function attempt(open: () => Buffer): Buffer | undefined {
  try {
    return open();
  } catch (error) {
    if (error instanceof SealError) return undefined;
    throw error;
  }
}
