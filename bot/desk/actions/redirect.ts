import { redirectTargetsOf } from '../../domain/contacts';
import { asksInvestigation } from '../../domain/desk-options';
import { command, type FirstStep } from '../case/command';
import { post } from '../case/post-as-desk';
import { readInvestigation } from '../case/read';

/** Chooses to whom the reporter is redirected. */
export const redirect = {
  form: 'desk_redirect',
  option: 'redirect',
  sends: 'desk_redirect_to',
  may: ({ excerpt }) => !excerpt,
  view: ({ form, world, seen }) => ({
    name: 'desk_redirect',
    ...form,
    targets: world.targets(seen.desk),
  }),
  next: ({ member, fields, targets }) => {
    const to = redirectTargetsOf(member.desk).find((target) => target === fields.target);
    if (to === undefined) return 'choose';
    return targets.includes(to) ? { form: 'desk_redirect_text', to } : 'no_contact';
  },
} as const satisfies FirstStep;

/** Tells the reporter. */
export const redirectText = command({
  form: 'desk_redirect_text',
  words: () => true,
  option: 'redirect',
  texts: ['text'],
  asksDuty: true,
  view: (drawing) => {
    const { form, at, seen } = drawing;
    const { to } = at;
    if (to === undefined) return redirect.view(drawing);
    const investigation = asksInvestigation(seen.desk);
    const asksDuty = at.replaces === undefined;
    return { name: 'desk_redirect_text', ...form, to, investigation, asksDuty };
  },
  ready: ({ at: { to }, text }) => (to === undefined ? {} : text(to)),
  read: (_, { member, at, fields, text, targets, wrong }) => {
    const to = redirectTargetsOf(member.desk).find((target) => target === at.to);
    if (to === undefined) return 'choose';
    if (!targets.includes(to)) return 'no_contact';
    const duty = readInvestigation(member.desk, fields);
    if (duty === undefined) return 'choose';
    return wrong() ?? { kind: 'redirected', to, text, ...duty };
  },
  run: (sending, said) => post(sending, said, 'reporter_redirected'),
  rewrites: (body) => {
    if (body.kind !== 'redirected') return undefined;
    const { to, text, investigation } = body;
    return { to, fields: { text, ...(investigation && { investigation }) } };
  },
});
