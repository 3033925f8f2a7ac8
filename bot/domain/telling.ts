import type { Day } from './day';
import { saysOnlyOne } from './only-one';
import { namesIn, namesWriter, type OwnName, plain, wordsOf } from './own-name';
import { holdsPersonalNumber } from './personal-number';
import { holdsMail, holdsTelephone } from './reached-at';
import { isSigned } from './signature';

/**
 * What in a text gives its writer away, by kind. Texts: `tellings.<telling>`. It is told by the form of the
 * words alone, here and now; nothing of it is kept but the kind.
 */
export const tellings = [
  'name',
  'mail',
  'telephone',
  'personal_number',
  'signature',
  'only_one',
] as const;
export type Telling = (typeof tellings)[number];

/** What is known of the writer while a press is answered. */
export interface Writer {
  /** What the messenger calls the person: `Maja Lind`, `Lind, Maja (HR)`, `maja.lind`. */
  readonly calledBy?: readonly string[] | undefined;
  readonly today: Day;
}

/** Which kinds of words that give the writer away stand in these texts. Takes time linear in their length. */
export function tellingsIn(
  texts: readonly string[],
  { calledBy = [], today }: Writer,
): readonly Telling[] {
  const own = namesIn(calledBy);
  const read = texts.map(plain);
  return tellings.filter((telling) => read.some((text) => holds[telling](text, own, today)));
}

const holds: Readonly<
  Record<Telling, (text: string, own: readonly OwnName[], today: Day) => boolean>
> = {
  name: (text, own) => namesWriter(wordsOf(text), own),
  mail: holdsMail,
  telephone: holdsTelephone,
  personal_number: (text, _, today) => holdsPersonalNumber(text, today),
  signature: isSigned,
  only_one: (text) => saysOnlyOne(wordsOf(text)),
};
