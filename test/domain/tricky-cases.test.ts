import type { Fields } from '../../bot/domain/fields';
import { isForHandlers, type Route } from '../../bot/domain/route';
import { answerGuide, people, sit } from '../reporter/play';
import { type Said } from '../support/people/said';

const [{ id: handler } = { id: '' }] = people(1);

/**
 * The tricky and mixed cases that were worked out from the law and from municipalities' own pages, told to
 * the guide as an employee would tell them. Where the guide's rules go another way than the study of the law,
 * the rules decide: such a case says "but" and where, and the comment above it why.
 */
const cases: Readonly<Record<string, string>> = {
  'a manager bullies me': 'work single: hr',
  // several_treated: how many are treated badly does not yet make it wrongdoing; the same handlers see
  // that, and offer the way outside when top management is involved.
  'a manager bullies me and many others, staff leave, top management knows':
    'work several management: whistleblowing, but handlers_decide',
  // several_treated: the one question more asks how many it hits, not whether it is hidden; it is filed
  // to the same handlers, who read the rest.
  'the same, and somebody tries to hide it':
    'work several management: whistleblowing, but handlers_decide',
  'only rumours that others have it too': 'work several: handlers_decide',
  'my overtime is deleted; it turns out that everyone’s is, to make the budget look right':
    'cheating grave: whistleblowing',
  'an employee in office commits a serious crime against one client': 'care staff: whistleblowing',
  'discrimination of me': 'work single: hr',
  'sexual harassment, one event by a colleague': 'work single: hr',
  // several_treated: the same; and where HR is involved, nothing leads there.
  'sexual harassment by a senior person, several victims, HR knew':
    'work several management,hr: whistleblowing, but handlers_decide',
  'the work environment in general: stress, heat, noise': 'work surroundings: hr',
  'the work environment in general, and it hits several of us': 'work surroundings: hr',
  'immediate serious danger to workers, ignored when it was told': 'danger ignored: whistleblowing',
  'a known deadly safety defect, reported and ignored': 'danger ignored: whistleblowing',
  'a pay dispute of one employee': 'work single: hr',
  'ghost employees, false invoices, own relatives hired around the rules':
    'gain others: whistleblowing',
  'an old or indirect threat, no acute danger': 'work single: hr or handlers_decide',
  'a child at risk at home, a professional’s suspicion': 'care child: responsible_unit',
  'staff harm children and management silences it': 'care staff management: whistleblowing',
  'a pupil is bullied by pupils': 'care peers: responsible_unit',
  'a patient safety event in municipal health care': 'care mistake: responsible_unit',
  'something went wrong in social services or elder care': 'accident care: responsible_unit',
  'lex Sarah reports are thrown away or rewritten': 'cheating grave: whistleblowing',
  'one mail to the wrong person': 'data slip: responsible_unit',
  'staff systematically read files without need; the leak is hidden': 'data misuse: whistleblowing',
  'a broken street light': 'broken repair: fault_report',
  'a pole leaks current, reported five times, the manager closed the tickets':
    'broken ignored: whistleblowing',
  'the canteen food is dull': 'view opinion: complaint',
  'the canteen serves food past its date and alters labels; children are ill':
    'cheating grave: whistleblowing',
  'corruption in procurement': 'gain others: whistleblowing',
  'a report about a handler': 'gain others handler: whistleblowing',
  'a report about the head of the organisation, HR or a politician':
    'cheating grave management,hr: whistleblowing',
  'I disagree with a political decision': 'view opinion: complaint',
  'a false report on purpose: received like any other': 'gain others: whistleblowing',
  'retaliation after an earlier report': 'work punished: whistleblowing',
  'a union or safety representative reports for a member, unsure where it belongs':
    'other unsure: handlers_decide or whistleblowing',
  // own_terms: the guide does not ask for whom one reports; the handlers are an equal choice in the same
  // view.
  'a union or safety representative reports how one member is treated':
    'work single: handlers_decide or whistleblowing, but hr',
  'a matter in a municipal company, unsure where it belongs': 'other unsure: handlers_decide',
  // gain: the guide does not ask where; the same handlers receive it and know the company’s own channel.
  'a bribe in a municipal company': 'gain others: handlers_decide, but whistleblowing',
};

type Told = Said & Pick<Fields, 'involved'>;

/** A case as it is told: matter, answer and who is involved; where the law sends it; where the guide does. */
const read = ([says, text]: readonly [string, string]) => {
  const [told = '', goes = ''] = text.split(': ');
  const [about = '', detail = '', who] = told.split(' ');
  const [law = '', guide] = goes.split(', but ');
  const involved = who === 'handler' ? handler : who;
  const answers: Told = { about, detail, ...(involved && { involved }) };
  return { says, answers, law: law.split(' or '), guide };
};
const told = Object.entries(cases).map(read);

/** The route that the conversation takes: read from what it shows, without a look at the rules. */
function routeOf(answers: Told): Route | undefined {
  const { view } = answerGuide(sit(), answers).now;
  return view.name === 'verdict' ? view.route : undefined;
}

it.each(told)('$says', ({ answers, law, guide }) => {
  const route = routeOf(answers);
  if (guide === undefined) expect(law).toContain(route);
  else {
    expect(route).toBe(guide);
    expect(law).not.toContain(guide);
  }
});

it('the guide leads to other people than the study of the law in this case only', () => {
  const leadsElsewhere = told.filter(({ answers, law }) => {
    const route = routeOf(answers);
    const areHandlers = [route, ...law].every((one) => one && isForHandlers(one as Route));
    return !areHandlers && !(route && law.includes(route));
  });
  expect(leadsElsewhere.map(({ says }) => says)).toEqual([
    'a union or safety representative reports how one member is treated',
  ]);
});
