import { proofBegin, proofEnd, proofWords, quoteWords, unquoted } from '../bot/domain/proof';
import type { ViewNamed } from '../bot/domain/view';
import type { SignProof } from '../bot/ports/documents';
import { pageFor } from './message-values';
import type { Speech } from './speech';

/**
 * A page of a thread: what was reported and answered, on which days. What a person wrote is between signs
 * that stand nowhere else, so that nobody writes the other side's words into it.
 * @param sign absent in practice, whose proof is worth nothing
 */
export function proofText(
  view: ViewNamed<'proof'>,
  speech: Speech,
  sign: SignProof | undefined,
): string {
  const { say, longDay, days } = speech;
  const { desk, page } = view;
  const { messages, earlier, later } = pageFor(
    { reader: 'reporter', desk, excerpt: false },
    page,
    speech,
  );
  const begin = [
    proofBegin(view.madeOn),
    say('proof.says', { day: longDay(view.madeOn) }),
    say(desk === 'hr' ? 'proof.filedHr' : 'proof.filed', {
      day: days(view.filedOn, view.filedUntil),
    }),
    ...(earlier || later ? [say('proof.part')] : []),
    say('proof.reading'),
  ].map(unquoted);
  const told = messages.map(({ head, day, parts }) => [
    unquoted(`${head}${day}`.trim()),
    ...parts.flatMap(({ label, text }) => [unquoted(label.trim()), quoteWords(text)]),
  ]);
  const shown = [begin, ...told]
    .map((lines) => lines.filter((line) => line !== '').join('\n'))
    .join('\n\n');
  if (sign === undefined) return `${shown}\n\n${say('proof.practice')}`;
  const { key, signature } = sign(proofWords(shown));
  return `${shown}\n\n${proofEnd(key, signature)}`;
}
