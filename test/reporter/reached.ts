import type { Fields } from '../../bot/domain/fields';
import type { Body } from '../../bot/domain/message';
import { lastGroup } from '../../bot/domain/report-code';
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
  otherReportCode,
  people,
  practisesStory,
  reachPractice,
  reachReportCode,
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
const involved = sit(succeed(desksOf(people(16)))).goes(
  ...(['report', 'safe', ['next', { about: 'gain' }], ['next', { detail: 'others' }]] as const),
);
const everybody = people(16)
  .map(({ id }) => id)
  .join(',');
const story: Fields = { what: 'vad', where: '', how: '', who: '' };
const opens = (...bodies: readonly Body[]): Sitting =>
  sit(succeed(desks, messagesOf(report, ...bodies))).enter(otherReportCode);
const long: Body = { kind: 'reply', text: 'x'.repeat(5900) };
const thread = opens({ kind: 'hr_asked', text: 'Ord' });
const talk = { way: 'meeting', recording: 'none', author: 'Kommunjurist', text: 'Ord' } as const;
const minutes: Body = { kind: 'minutes', ...talk };
const nothing = instead('open', () => ({ kind: 'opened_nothing', opensOn }));
const account = sit(firstOpened()).enter(otherReportCode);
const detailed = (detail: string): Fields => ({ detail });
/** Where nothing has to be filled in. */
const at = (...sittings: readonly Sitting[]): Reached => ({ sittings, fields: [{}] });

/** How one comes to each of the reporter's views. A view to which nothing leads here does not compile. */
export const reached: Readonly<Record<Step, Reached>> = {
  start: at(sit(), sit(succeed({ ...desks, desk: 'whistleblowing' }))),
  code: {
    sittings: [sit().press('have_code')],
    fields: [{ code: otherReportCode }, { code: invitation }],
  },
  rights: at(sit().press('rights')),
  employer: at(sit().press('rights').press('employer')),
  safety: at(safety),
  security: at(safety.press('security')),
  guide: {
    sittings: [guide],
    fields: ['gain', 'care', 'work', 'view'].map((about) => ({ about })),
  },
  more: {
    sittings: [guide.press('next', { about: 'work' }), safety.press('security').press('next')],
    // Each view takes what it knows of it; a detail of another matter is none.
    fields: ['others', 'staff', 'single', 'opinion', 'secret', 'ordinary'].map(detailed),
  },
  involved: {
    sittings: [involved],
    fields: [{ involved: '' }, { involved: 'management' }, { involved: everybody }],
  },
  verdict: at(verdict, elsewhere),
  others: at(verdict.press('others')),
  nobody: at(involved.press('next', { involved: everybody })),
  report_code: { sittings: [reachReportCode(sit())], fields: [copied] },
  story: { sittings: [reachStory(sit())], fields: [story] },
  talk: at(reachReportCode(sit(), said.secret).press('next', copied)),
  filed: at(reachStory(sit()).press('file', story)),
  account: at(account),
  renew: {
    sittings: [account.press('next')],
    fields: [{ group: lastGroup(renewal) }],
  },
  unopened: at(sit(nothing).enter(otherReportCode)),
  thread: {
    sittings: [thread, opens(long, long), opens(long, long).press('earlier'), opens(minutes)],
    fields: [{ text: 'hej' }],
  },
  proof: {
    sittings: [
      thread.press('proof'),
      opens(long, long).press('proof'),
      opens(long, long).press('proof').press('earlier'),
    ],
    fields: [{}],
  },
  sent: at(thread.press('send', { text: 'hej' })),
  practised: at(practisesStory(reachPractice()).press('file', story)),
  joined: at(sit().enter(invitation)),
  wait: at(waits()),
  left: at(sit().press('leave')),
};
