import type { Word } from './own-name';

/**
 * "I am the only one who": words of a text, folded and with one space on either side. What is denied is not
 * meant: "jag är inte den enda".
 */
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

/** Whether somebody writes to be the only one who knows or does something. */
export function saysOnlyOne(words: readonly Word[]): boolean {
  const said = ` ${words.map(({ folded }) => folded).join(' ')} `;
  return phrases.some((phrase) => phrase.test(said));
}
