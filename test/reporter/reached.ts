import type { Fields } from '../../bot/domain/fields';
import type { Body } from '../../bot/domain/message';
import { lastGroup } from '../../bot/domain/receipt';
import type { Step } from '../../bot/reporter/conversation';
import { said } from '../support/people/said';
import {
  answerGuide,
  copied,
  desks,
  desksOf,
  firstOpened,
  instead,
  invitation,
  messagesOf,
  opensOn,
  otherReceipt,
  people,
  practisesStory,
  reachPractice,
  reachReceipt,
  reachStory,
  renewal,
  report,
  type Sitting,
  sit,
  succeed,
  waits,
} from './play';

interface Reached {
  /** Sittings that have come to the view, in the shapes in which it has its buttons. */
  readonly sittings: readonly Sitting[];
  /** What fills in its inputs so that the next view is reached, on every way there is. */
  readonly fields: readonly Fields[];
}

const safety = sit().press('report');
const guide = safety.press('safe');
const verdict = answerGuide(sit(), said.own);
const elsewhere = answerGuide(sit(), said.child);
const involved = sit(succeed(desksOf(people(16))))
  .press('report')
  .press('safe')
  .press('next', { about: 'gain' })
  .press('next', { detail: 'others' });
const everybody = people(16)
  .map(({ id }) => id)
  .join(',');
const story: Fields = { what: 'vad', where: '', how: '', who: '' };
const opens = (...bodies: readonly Body[]): Sitting =>
  sit(succeed(desks, messagesOf(report, ...bodies))).press('open', { code: otherReceipt });
const long: Body = { kind: 'reply', text: 'x'.repeat(5900) };
const thread = opens({ kind: 'hr_asked', text: 'Ord' });
const minutes: Body = {
  kind: 'minutes',
  way: 'meeting',
  recording: 'none',
  author: 'Kommunjurist',
  text: 'Ord',
};

/** How one comes to each of the reporter's views. A view to which nothing leads here does not compile. */
export const reached: Readonly<Record<Step, Reached>> = {
  start: {
    sittings: [sit(), sit(succeed({ ...desks, desk: 'whistleblowing' }))],
    fields: [{ code: otherReceipt }, { code: invitation }],
  },
  rights: { sittings: [sit().press('rights')], fields: [{}] },
  employer: { sittings: [sit().press('rights').press('employer')], fields: [{}] },
  safety: { sittings: [safety], fields: [{}] },
  security: { sittings: [safety.press('security')], fields: [{}] },
  guide: {
    sittings: [guide],
    fields: ['gain', 'care', 'work', 'view'].map((about) => ({ about })),
  },
  more: {
    sittings: [guide.press('next', { about: 'work' }), safety.press('security').press('next')],
    // Each view takes what it knows of it; a detail of another matter is none.
    fields: ['others', 'staff', 'single', 'opinion', 'secret', 'ordinary'].map((detail) => ({
      detail,
    })),
  },
  involved: {
    sittings: [involved],
    fields: [{ involved: '' }, { involved: 'management' }, { involved: everybody }],
  },
  verdict: { sittings: [verdict, elsewhere], fields: [{}] },
  others: { sittings: [verdict.press('others')], fields: [{}] },
  nobody: { sittings: [involved.press('next', { involved: everybody })], fields: [{}] },
  receipt: { sittings: [reachReceipt(sit())], fields: [copied] },
  story: { sittings: [reachStory(sit())], fields: [story] },
  talk: {
    sittings: [reachReceipt(sit(), said.secret).press('next', copied)],
    fields: [{}],
  },
  filed: { sittings: [reachStory(sit()).press('file', story)], fields: [{}] },
  account: {
    sittings: [sit(firstOpened()).press('open', { code: otherReceipt })],
    fields: [{}],
  },
  renew: {
    sittings: [sit(firstOpened()).press('open', { code: otherReceipt }).press('next')],
    fields: [{ group: lastGroup(renewal) }],
  },
  unopened: {
    sittings: [
      sit(instead('open', () => ({ kind: 'opened_nothing', opensOn }))).press('open', {
        code: otherReceipt,
      }),
    ],
    fields: [{}],
  },
  thread: {
    sittings: [thread, opens(long, long), opens(long, long).press('earlier'), opens(minutes)],
    fields: [{ text: 'hej' }],
  },
  sent: { sittings: [thread.press('send', { text: 'hej' })], fields: [{}] },
  practised: {
    sittings: [practisesStory(reachPractice()).press('file', story)],
    fields: [{}],
  },
  joined: { sittings: [sit().press('open', { code: invitation })], fields: [{}] },
  wait: { sittings: [waits()], fields: [{}] },
  left: { sittings: [sit().press('leave')], fields: [{}] },
};
