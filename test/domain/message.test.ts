import { type Body, isByReporter } from '../../bot/domain/message';

/** Who writes what, each kind of body once: the types ask for a new one. */
const byReporter: Readonly<Record<Body['kind'], boolean>> = {
  ...{ report: true, talk: true, message: true, hr_answered: true, excerpt: true, entered: true },
  ...{
    minutes_approved: true,
    minutes_corrected: true,
    meeting_asked: true,
    code_renewed: true,
    punished: true,
  },
  ...{ minutes: false, minutes_settled: false, reply: false, feedback: false, redirected: false },
  ...{ closed: false, reopened: false, hr_asked: false, handed_over: false, by_hr: false },
  ...{ moved: false, note: false },
};

it.each(Object.entries(byReporter))('%s is by the reporter: %s', (kind, expected) => {
  expect(isByReporter({ kind } as Body)).toBe(expected);
});
