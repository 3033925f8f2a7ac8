import type { Day } from './day';
import { namesIn, namesWriter, type OwnName, plain, type Word, wordsOf } from './own-name';
import { isSigned } from './signature';

/** Mailboxes of an organisation, which belong to nobody in particular. */
const ofHouses = new Set(
  `admin contact dataskydd diarium dso expedition helpdesk hr info it kansli kommun kommunen kontakt
  kundtjanst lon noreply office personal post press reception registrator service support visselblasare
  visselblasning whistleblowing`.split(/\s+/u),
);

/** Whether a plain text holds somebody's mail address. */
function holdsMail(text: string): boolean {
  if (!text.includes('@')) return false;
  return text.split(/[\s<>()[\]{}",;:/\\]+/u).some((word) => {
    const [name = '', host = '', more] = word.toLowerCase().split('@');
    if (more !== undefined || !/^[\p{L}\d][^@]*$/u.test(name)) return false;
    return /[\p{L}\d]\.\p{L}{2}/u.test(host) && !ofHouses.has(name.replace(/[.-]/gu, ''));
  });
}

/** A Swedish mobile number, which is personal. Others may belong to a desk or a house. */
const mobile =
  /(?<![\d-])(?:(?:\+|00)46[\s(0)‐–-]{0,5}|0[\s‐–-]?)7[02369](?:[\s.‐–-]?\d){7}(?!\d)/u;

/** A number in another country. */
const abroad = /(?<![\d+])\+(?!46)[1-9](?:[\s().‐–-]{0,2}\d){9,14}(?!\d)/u;

/** What precedes the own number, whatever number that is. */
const cue =
  /\b(?:(?:ring|na|nar|sms:?a|kontakta) mig|nas pa|(?:mitt|min) (?:\p{L}{0,12}nummer|mobil|telefon|tel)|(?:call|reach|text|phone|ring) me|my (?:direct |own |phone |mobile |telephone |cell )?(?:number|phone|mobile|telephone|cell))\b/giu;

const nearby = 40;

/** Whether a plain text holds the writer's telephone: a mobile number, or one called the own. */
function holdsTelephone(text: string): boolean {
  if (mobile.test(text) || abroad.test(text)) return true;
  return Array.from(text.matchAll(cue)).some(({ 0: said, index }) => {
    const after = text.slice(index + said.length, index + said.length + nearby);
    const number = /(?<!\d)(?:\+|0)\d[\d\s()/‐–-]{4,18}\d/u.exec(after)?.[0] ?? '';
    return number.replace(/\D/gu, '').length > 6;
  });
}

/** Ten or twelve digits, in one part or two. A longer number is something else. */
const form = /(?<![\d/-])((?:18|19|20)?\d{6})(?: ?([-+‐–−]) ?| )?(\d{4})(?![\d/-])/gu;

/**
 * Whether a plain text holds a Swedish personal number, by date and check digit. A coordination number has 60
 * more as its day. A date within the last two years is taken for a time stamp.
 */
function holdsPersonalNumber(text: string, today: Day): boolean {
  const year = Number(today.slice(0, 4));
  return Array.from(text.matchAll(form)).some(([, date = '', sign, last = '']) => {
    const short = date.slice(-6);
    const born = date.length === 8 ? Number(date.slice(0, 4)) : bornIn(short, sign, year);
    return born < year - 1 && isDate(born, short) && luhn(short + last) % 10 === 0;
  });
}

function bornIn(short: string, sign: string | undefined, year: number): number {
  const latest = sign === '+' ? year - 100 : year;
  return latest - ((latest - Number(short.slice(0, 2))) % 100);
}

function isDate(year: number, short: string): boolean {
  const [month, sixtyMore] = [Number(short.slice(2, 4)), Number(short.slice(4))];
  const day = sixtyMore > 60 ? sixtyMore - 60 : sixtyMore;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** The Luhn sum: every second digit counts double, from the first on. */
function luhn(digits: string): number {
  return Array.from(digits, (digit, at) => {
    const counted = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return counted > 9 ? counted - 9 : counted;
  }).reduce((sum, one) => sum + one, 0);
}

/** "I am the only one who", in folded words, unless denied: "jag är inte den enda". */
const phrases: readonly RegExp[] = [
  /(?<! inte| inte att) jag (?:ar|var|blev|blir) (?!inte |knappast |en |ett )(?:[a-z]+ )?(?:den )?end[ae] /,
  / (?:ar|var|blev) jag (?:den )?end[ae] /,
  / end[ae] som [a-z ]{1,60} (?:ar|var) jag /,
  / (?:ar|var) (?:det )?(?:bara|endast|enbart) jag /,
  /(?<! inte| om) (?:bara|endast|enbart) jag (?:som|vet|visste|sag|horde|har|kan|kunde|var|ar|fick) /,
  / ingen (?:annan |mer |fler )?(?:[a-z]+ )?(?:an|utom|forutom) jag /,
  / ingen annan (?:vet|visste|sag|horde|kanner|kande) /,
  / jag (?:ar|var|jobbar|jobbade|arbetar|arbetade) (?:helt )?ensam (?:i|om|pa) /,
  /(?<! (?:t|not) (?:think|believe)(?: that)?| doubt(?: that)?) i (?:am|m|was|ve been|have been) (?!not |hardly )(?:[a-z]+ )?the only /,
  / (?:only one|only person) (?:who|that) [a-z ]{1,60} (?:is|was) (?:me|i) /,
  / (?:am|was) i the only /,
  /(?<! if| not) only i (?:know|knew|saw|heard|have|had|can|could|was|am|did|work|worked) /,
  / it (?:is|was|s) (?:just|only) me (?:who|that) /,
  / (?:nobody|no one|noone) (?:else )?(?:[a-z]+ )?(?:but|than|except|besides) me /,
  / (?:nobody|no one|noone) else (?:knows|knew|saw|heard) /,
];

/** Whether the writer claims to be the only one who knows or does something. */
function saysOnlyOne({ words }: Read): boolean {
  const said = ` ${words.map(({ folded }) => folded).join(' ')} `;
  return phrases.some((phrase) => phrase.test(said));
}

/**
 * Kinds of words that give their writer away. Texts: `tellings.<telling>`. They are found by form, at once;
 * only the kind is stored.
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

export interface Writer {
  /** The messenger's names for the person: `Maja Lind`, `Lind, Maja (HR)`, `maja.lind`. */
  readonly calledBy?: readonly string[] | undefined;
  readonly today: Day;
}

/** The kinds that occur in these texts. Takes time linear in their length. */
export function tellingsIn(
  texts: readonly string[],
  { calledBy = [], today }: Writer,
): readonly Telling[] {
  const own = namesIn(calledBy);
  const read = texts.map((one): Read => {
    const text = plain(one);
    return { text, words: wordsOf(text) };
  });
  return tellings.filter((telling) => read.some((one) => holds[telling](one, own, today)));
}

/** A plain text, and its words. */
interface Read {
  readonly text: string;
  readonly words: readonly Word[];
}

const holds: Readonly<
  Record<Telling, (read: Read, own: readonly OwnName[], today: Day) => boolean>
> = {
  name: ({ words }, own) => namesWriter(words, own),
  mail: ({ text }) => holdsMail(text),
  telephone: ({ text }) => holdsTelephone(text),
  personal_number: ({ text }, _, today) => holdsPersonalNumber(text, today),
  signature: ({ text }, own) => isSigned(text, own),
  only_one: saysOnlyOne,
};
