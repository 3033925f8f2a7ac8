import { personData, readToken, writeToken } from '../crypto/draft-token';
import { byte, decode, encode, json, list, long, record, text } from '../crypto/formats';
import { hkdf, hmac } from '../crypto/hkdf';
import { idBytes } from '../crypto/id-bytes';
import { failuresOf, type Known, throwFirst, tried, tryEach, valueOf } from '../crypto/known';
import { pad, unpad } from '../crypto/padding';
import { SealError } from '../crypto/seal-error';
import { plaintextSizes } from '../crypto/sizes';
import { openSymmetric, sealSymmetric, symmetricOverhead } from '../crypto/symmetric-envelope';
import type { Day } from '../domain/day';
import type { Id } from '../domain/ids';
import { limits } from '../domain/limits';
import type { SubmissionId } from '../domain/operation';
import type { Keyring } from '../keys/keyring';
import { liveDays } from '../keys/row-keys';
import type { Who } from '../ports/people';
import type { Random } from '../ports/random';
import type { DraftSealer, OpenedDraft, Purpose } from '../ports/sealers';
import type { Clock } from '../ports/time';

const sizes = { draft: plaintextSizes.draft, 'kept-texts': plaintextSizes.keptTexts } as const;
type TokenType = keyof typeof sizes;

/** Each an envelope of one size under the day's key, bound to the person. */
export function createDraftSealer(
  keyring: Pick<Keyring, 'now' | 'miss' | 'makeDay'>,
  clock: Clock,
  random: Random,
): DraftSealer {
  const seal = async (type: TokenType, content: Buffer, who: Who): Promise<string> => {
    const key = await keyring.makeDay(clock.today());
    const plaintext = pad(content, sizes[type]);
    return writeToken(sealSymmetric(key, type, personData(who), random.bytes(12), plaintext));
  };

  const live = (): readonly Known<Uint8Array>[] => {
    const { days } = keyring.now();
    return liveDays(clock.today()).flatMap((day) => days.get(day)?.key ?? []);
  };

  const open = async (type: TokenType, token: string, who: Who): Promise<Buffer | undefined> => {
    const envelope = readToken(token, sizes[type] + symmetricOverhead);
    if (envelope === undefined) return undefined;
    const person = personData(who);
    const openWithAny = (): Buffer | undefined => {
      const keys = live().flatMap((day) => ('value' in day ? [day.value] : []));
      return tryEach(keys, (key) => openSymmetric(key, type, person, envelope));
    };
    const content = attempt(openWithAny);
    if (content !== undefined) return unpad(content, sizes[type]);
    // Another process may have drawn the key, for example one whose clock says tomorrow.
    const read = await tried(() => keyring.miss());
    const reopened = attempt(openWithAny);
    if (reopened !== undefined) return unpad(reopened, sizes[type]);
    // With any known key nobody is held up: the typed text comes back, as with every draft that does not
    // open.
    const known = live();
    if (known.some((day) => 'value' in day)) return undefined;
    valueOf(read);
    throwFirst(failuresOf(known));
    return undefined;
  };

  const namingKey = (begun: Day): Promise<Uint8Array> => {
    const [, oldest] = liveDays(clock.today());
    // A conversation that outlived its first day's key is named under the oldest key that is left.
    return keyring.makeDay(begun < oldest ? oldest : begun);
  };

  return {
    seal: async (draft, who) =>
      seal('draft', encode(draftFormat, { minute: minuteOf(clock), draft }), who),
    async open<T extends object>(token: string, who: Who): Promise<OpenedDraft<T>> {
      const content = await open('draft', token, who);
      if (content === undefined) return { kind: 'altered' };
      const { minute, draft } = decode(draftFormat, content);
      const old = minuteOf(clock) - minute > limits.draftMinutes;
      // Only this product can have sealed it, so its shape is trusted.
      return { kind: old ? 'expired' : 'live', draft: draft as T };
    },
    sealTexts: async (texts, who) => {
      const all = Object.entries(texts).map(([field, text]) => ({ field, text }));
      return seal('kept-texts', encode(textsFormat, all), who);
    },
    async openTexts(token, who) {
      const content = await open('kept-texts', token, who);
      const texts = content && decode(textsFormat, content);
      return texts && Object.fromEntries(texts.map(({ field, text }) => [field, text]));
    },
    async submission(draftId, begun, purpose) {
      return nameSubmission(await namingKey(begun), draftId as Id, purpose);
    },
  };
}

function minuteOf(clock: Clock): number {
  return Math.floor(clock.now() / 60_000);
}

/** A token that does not open gives `undefined`: it came from a client. */
function attempt(open: () => Buffer | undefined): Buffer | undefined {
  try {
    return open();
  } catch (error) {
    if (error instanceof SealError) return undefined;
    throw error;
  }
}

/** 16 bytes: half of `HMAC(HKDF(day's key, "wb1/submission"), draft's id 16 | purpose)`, in hexadecimal. */
function nameSubmission(dayKey: Uint8Array, draft: Id, purpose: Purpose): SubmissionId {
  const name = hmac(hkdf(dayKey, 'wb1/submission'), idBytes(draft), purpose);
  return name.subarray(0, 16).toString('hex') as SubmissionId;
}

/** A draft without its padding: `issued at u32, in minutes since 1970-01-01 UTC | JSON`. */
const draftFormat = record({ minute: long, draft: json });

/** Texts by field without their padding: `u8 × (field | text)`. */
const textsFormat = list(byte, record({ field: text, text }));
