import type { Day } from '../bot/domain/day';
import type { CaseStep } from '../bot/domain/follow-up';
import type { ViewNamed } from '../bot/domain/view';
import { inBlocks } from './desk-shared-values';
import { begun, literal } from './literal';
import type { Speech } from './speech';

/** Who is named, the steps, and where evidence lies, a few in a block of text. */
export function stepLines(steps: readonly CaseStep[] = [], speech: Speech): object[] {
  // Slack shows a hundred blocks of 3,000 characters.
  return inBlocks(
    steps.map((step) => lineOf(step, speech)),
    6,
  );
}

/** A line of the follow-up, a struck one too. */
export function lineOf(step: CaseStep, speech: Speech): string {
  const { say, longDay } = speech;
  const { is, what, by, heardOn, doneOn, why, struckOn } = step;
  if (struckOn !== undefined) {
    const line = lineOf({ ...step, struckOn: undefined }, speech);
    return say('stepLines.struck', { day: longDay(struckOn), line });
  }
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
    case 'nobody':
      return say('stepLines.nobody', said);
  }
}

/** What can be chosen: the lines that are there, by their first words. */
export function stepsToChoose({ steps }: ViewNamed<'desk_steps'>, { say }: Speech): object {
  return {
    steps: steps.map(({ id, is, what }) => ({
      value: id,
      title: say(`stepTitles.${is}`, { what: begun(literal(what), 60) }),
    })),
  };
}

export function stepForm({ is, again }: ViewNamed<'desk_step'>, { say }: Speech): object {
  const asked = {
    heading: say(`stepHeads.${is}`),
    why: say(`stepWhys.${is}`),
    what: say(`stepWhats.${is}`),
    person: is === 'person',
    dated: is === 'person' || is === 'action',
    again,
  };
  if (is === 'evidence' || is === 'nobody') return asked;
  return { ...asked, done: say(`stepDone.${is}`), by: say(`stepBy.${is}`) };
}
