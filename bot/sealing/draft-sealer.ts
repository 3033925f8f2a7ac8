import type { Day } from '../domain/day';
import type { Id } from '../domain/ids';
import { limits } from '../domain/limits';
import type { Clock } from '../ports/clock';
import type { DraftSealer, OpenedDraft } from '../ports/draft-sealer';
import type { Who } from '../ports/people';
import type { Random } from '../ports/random';
import type { DayKeys } from './day-keys';
import { decodeDraft, decodeTexts, encodeDraft, encodeTexts } from './draft-codec';
import { personData, readToken, writeToken } from './draft-token';
import type { Keyring } from './keyring';
import { failuresOf, type Known, throwFirst, tried, valueOf } from './known';
import { pad, unpad } from './padding';
import { liveDays } from './row-keys';
import { SealError } from './seal-error';
import { plaintextSizes } from './sizes';
import { coverSlotOf, nameSubmission } from './submission-names';
import { openSymmetric, sealSymmetric, symmetricOverhead } from './symmetric-envelope';
import { tryEach } from './try-each';

const sizes = { draft: plaintextSizes.draft, 'kept-texts': plaintextSizes.keptTexts } as const;
type TokenType = keyof typeof sizes;

/**
 * Drafts and kept texts, each an envelope of one size under the day's key, bound to the person.
 * @param submittedOn the day that submissions bear: the first of their window
 */
export function createDraftSealer(
  keyring: Pick<Keyring, 'now' | 'miss' | 'makeDay'>,
  clock: Clock,
  random: Random,
  submittedOn: () => Day = () => clock.today(),
): DraftSealer {
  const seal = async (type: TokenType, content: Buffer, who: Who): Promise<string> => {
    const { newest } = await keyring.makeDay(clock.today());
    const plaintext = pad(content, sizes[type]);
    return writeToken(sealSymmetric(newest, type, personData(who), random.bytes(12), plaintext));
  };

  const live = (): readonly Known<DayKeys>[] => {
    const { days } = keyring.now();
    return liveDays(clock.today()).flatMap((day) => days.get(day)?.keys ?? []);
  };

  const open = async (type: TokenType, token: string, who: Who): Promise<Buffer | undefined> => {
    const envelope = readToken(token, sizes[type] + symmetricOverhead);
    if (envelope === undefined) return undefined;
    const person = personData(who);
    const openWithAny = (): Buffer | undefined => {
      const keys = live().flatMap((day) => ('value' in day ? day.value.all : []));
      return tryEach(keys, (key) => openSymmetric(key, type, person, envelope));
    };
    const content = attempt(openWithAny);
    if (content !== undefined) return unpad(content, sizes[type]);
    // Another process may have drawn its key: one in which it is tomorrow already, for example.
    const read = await tried(() => keyring.miss());
    const reopened = attempt(openWithAny);
    if (reopened !== undefined) return unpad(reopened, sizes[type]);
    // With keys that are known nobody is held up: the text that was typed comes back, as with any draft that
    // does not open.
    const known = live();
    if (known.some((day) => 'value' in day)) return undefined;
    valueOf(read);
    throwFirst(failuresOf(known));
    return undefined;
  };

  const namingKey = async (begun: Day): Promise<Uint8Array> => {
    const [, oldest] = liveDays(clock.today());
    // A conversation that outlived its first day's key is named under the oldest key there still is.
    return (await keyring.makeDay(begun < oldest ? oldest : begun)).first;
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
    async submission(draftId, begun, purpose) {
      const first = await namingKey(begun);
      // Another day than the report's would say that midnight came between.
      return { ...nameSubmission(first, draftId as Id, purpose), day: submittedOn() };
    },
    coverSlot: async (dialogId, begun, epoch) =>
      coverSlotOf(await namingKey(begun), dialogId as Id, epoch),
  };
}

function minuteOf(clock: Clock): number {
  return Math.floor(clock.now() / 60_000);
}

/** What does not open is an expected answer here: the token came from a client. */
function attempt(open: () => Buffer | undefined): Buffer | undefined {
  try {
    return open();
  } catch (error) {
    if (error instanceof SealError) return undefined;
    throw error;
  }
}
