import type { Day } from '../bot/domain/day';
import type { CaseStep } from '../bot/domain/follow-up';
import type { ViewNamed } from '../bot/domain/view';
import { literal } from './literal';
import type { Speech } from './speech';

/** A case's follow-up: who is named, the steps, and where evidence lies, a few in a block of text. */
export function stepLines(steps: readonly CaseStep[] = [], speech: Speech): object[] {
  const lines = steps.map((step) => lineOf(step, speech));
  const starts = lines.flatMap((_, n) => (n % together === 0 ? [n] : []));
  return starts.map((from) => ({ text: lines.slice(from, from + together).join('\n') }));
}

/** Slack shows a hundred blocks of 3,000 characters. */
const together = 6;

function lineOf(
  { is, what, by, heardOn, doneOn, why }: CaseStep,
  { say, longDay }: Speech,
): string {
  const said = { what: literal(what), why: literal(why) };
  const dayOf = (day?: Day): string => (day === undefined ? '' : longDay(day));
  switch (is) {
    case 'person': {
      const heard = heardOn === undefined ? 'stepLines.notHeard' : 'stepLines.heard';
      const told = doneOn === undefined ? 'stepLines.toldBy' : 'stepLines.told';
      const parts = [say(heard, { ...said, day: dayOf(heardOn) })];
      return [...parts, say(told, { ...said, day: dayOf(doneOn ?? by) })].join(' ').trim();
    }
    case 'action':
      if (doneOn !== undefined) return say('stepLines.done', { ...said, day: longDay(doneOn) });
      if (by === undefined) return say('stepLines.action', said);
      return say('stepLines.actionBy', { ...said, day: longDay(by) });
    case 'evidence':
      return say('stepLines.evidence', said);
  }
}

/** What can be chosen: the lines that are there, by their first words. */
export function stepsToChoose({ steps }: ViewNamed<'desk_steps'>, { say }: Speech): object {
  return {
    steps: steps.map(({ id, is, what }) => ({
      value: id,
      title: say(`stepTitles.${is}`, { what: begun(literal(what)) }),
    })),
  };
}

/** What is asked of a line of that kind. */
export function stepForm({ is, again }: ViewNamed<'desk_step'>, { say }: Speech): object {
  const asked = {
    heading: say(`stepHeads.${is}`),
    why: say(`stepWhys.${is}`),
    what: say(`stepWhats.${is}`),
    person: is === 'person',
    dated: is !== 'evidence',
    again,
  };
  if (is === 'evidence') return asked;
  return { ...asked, done: say(`stepDone.${is}`), by: say(`stepBy.${is}`) };
}

function begun(text: string): string {
  const characters = Array.from(text);
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

const most = 60;
