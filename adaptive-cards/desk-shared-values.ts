import type { HoldShown, TellingShown } from '../bot/domain/desk-parts';
import type { OwnDuty } from '../bot/domain/handing';
import type { Colleague, Person } from '../bot/domain/member';
import type { CloseReason } from '../bot/domain/message';
import { explained, type Section } from '../bot/domain/secrecy';
import { literal } from './literal';
import type { Speech } from './speech';
import type { TextKey } from './texts';

export function reasonChoices(reasons: readonly CloseReason[], { say }: Speech): object[] {
  return reasons.map((value) => ({ value, title: say(`closeReasons.${value}`) }));
}

/** A member's title as colleagues see it: "Kommunjurist (borta till 2026-12-10)". */
export function colleagueTitle(
  { title, deputy, awayUntil }: Colleague,
  { say, titleOf }: Speech,
): string {
  const shown = { title: titleOf(title), day: awayUntil ?? '' };
  if (awayUntil === undefined)
    return deputy === true ? say('colleagues.deputy', shown) : shown.title;
  return say(deputy === true ? 'colleagues.deputyAway' : 'colleagues.away', shown);
}

/** Unknown in a form that is pressed again after the thread was lost. */
export function referenceOf(reference: string, { say }: Speech): object {
  return { reference: reference !== '' && say('forms.reference', { reference }) };
}

/** Also who proposes to let the case go. */
export function holdOf(hold: HoldShown | undefined, { say, longDay, titleOf }: Speech): object {
  if (hold === undefined) return {};
  const { lookAgainOn, why, ending } = hold;
  const by = ending && titleOf(ending.by ?? say('caseForm.left'));
  return {
    held: say('deskThread.held', { day: longDay(lookAgainOn), why: literal(why) }),
    ending: by && say('deskThread.heldEnding', { title: by }),
  };
}

/** The recipient of a hand-over: its name, or its kind if it has none. */
export function recipientIn(of: Pick<TellingShown, 'to' | 'recipient'>, { say }: Speech): string {
  return of.recipient === '' ? say(`handedTo.${of.to}`) : literal(of.recipient);
}

export function listOf(of: readonly Person[], { titleOf }: Speech): { people: Person[] } {
  return { people: of.map(({ id, title }) => ({ id, title: titleOf(title) })) };
}

export function inBlocks(lines: readonly string[], most: number): { text: string }[] {
  const starts = lines.flatMap((_, at) => (at % most === 0 ? [at] : []));
  return starts.map((from) => ({ text: lines.slice(from, from + most).join('\n') }));
}

export function sectionNames(sections: readonly Section[], speech: Speech): string {
  return speech.listed(sections.map((section) => sectionName(section, speech)));
}

/** "32 kap. 3 b § andra stycket 1 OSL". Of points only those of 32:3 b are in one. */
export function sectionName(section: Section, { say }: Speech): string {
  const [, chapter = '', number = '', letter = '', point] =
    /^(\d+):(\d+)([a-z]?)(?:-(\d))?$/.exec(section) ?? [];
  const of = {
    chapter,
    number: letter === '' ? number : `${number} ${letter}`,
    point: point ?? '',
  };
  return say(point === undefined ? 'sections.plain' : 'sections.point', of);
}

/** As the law says; empty for a section that the organisation added. */
export function sectionWhen(section: Section, { say }: Speech): string {
  return explained.includes(section) ? say(`sectionsWhen.${section}` as TextKey) : '';
}

export function dutyLines(duties: readonly OwnDuty[], { say, longDay }: Speech): readonly string[] {
  return duties.map(({ is, law, on, told }) => {
    const of = { law: say(`laws.${law}`), day: longDay(on), told: literal(told) };
    return say(`deskThread.duty_${is}`, of).trim();
  });
}
