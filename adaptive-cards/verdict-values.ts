import type { ContactKey } from '../bot/domain/contacts';
import { limits } from '../bot/domain/limits';
import type { GuideRule } from '../bot/domain/questionnaire';
import { isForHandlers } from '../bot/domain/route';
import { authoritiesFor } from '../bot/domain/turn-to';
import type { HrWay, ViewNamed } from '../bot/domain/view';
import { detailKey } from './answer-values';
import { authorityLines } from './authorities';
import type { Line, Speech } from './speech';
import type { TextKey } from './texts';

type VerdictView = ViewNamed<'verdict'>;

export function verdictValues(view: VerdictView, speech: Speech): object {
  const { say, lines } = speech;
  const { answers, route, rule, hr } = view;
  const handlers = isForHandlers(route);
  const towardsHr = route === 'hr';
  const unclear = route === 'handlers_decide' && rule !== 'security' && rule !== 'life';
  const outside = handlers ? outsideOf(view, speech) : [];
  return {
    headTalk: rule === 'security',
    headHr: towardsHr,
    headHandlers: route === 'whistleblowing' || rule === 'life',
    headUnclear: unclear,
    danger: view.danger === true,
    answered: say('verdict.answered', { detail: say(detailKey(answers.about, answers.detail)) }),
    rule: say(`rules.${rule}`),
    handlers,
    towardsHr,
    elsewhere: !handlers && !towardsHr,
    ...boxOf(view, speech),
    outside,
    closes: (handlers && outside.length === 0) || towardsHr,
    ask: unclear ? lines(['phone', 'union', 'outsideContact']) : [],
    ...whoReads(view, speech),
    ...(towardsHr && aboutHr(hr, speech)),
  };
}

/** Who is left to read, and how many; who is not. Said of what goes to the handlers, and after any tick. */
function whoReads({ route, readers, hidden }: VerdictView, { say, titlesOf }: Speech): object {
  const said = isForHandlers(route) || hidden.length > 0;
  const count = String(readers.length);
  return {
    reads:
      said && readers.length > 0 && say('verdict.reads', { count, readers: titlesOf(readers) }),
    hidden: hidden.length > 0 && say('verdict.hidden', { hidden: titlesOf(hidden) }),
  };
}

/** Whom to turn to where top management is involved, or few are left to read; then authorities, too. */
function outsideOf({ answers, readers, hidden }: VerdictView, speech: Speech): readonly Line[] {
  const few = hidden.length > 0 && readers.length <= limits.deskOpensAt;
  if (!few && !answers.involved.includes('management')) return [];
  const authorities = few ? authorityLines(authoritiesFor(answers), speech.locale) : [];
  return [...speech.lines(['outsideContact']), ...authorities];
}

/** Others who help with a matter about one person, the most independent first. Everybody gets an address. */
export function othersValues({ lines }: Speech): object {
  const helpers = lines([
    'union',
    'safetyRepresentative',
    'independentAdvice',
    'crisisSupport',
    'equalityOmbudsman',
    'occupationalHealth',
    'managersManager',
  ]);
  return { contacts: helpers.length === 0 ? lines(['phone']) : helpers };
}

/** Nothing of HR if it may be involved; how to reach it otherwise while nobody is there. */
function aboutHr(hr: HrWay, { lines }: Speech): object {
  return {
    aboutHr: hr !== 'withheld',
    hrTicked: hr === 'withheld',
    offersHr: hr === 'offered',
    hrEmpty: hr === 'empty',
    hrContacts: hr === 'empty' ? lines(['hr']) : [],
  };
}

function boxOf({ route, rule, answers }: VerdictView, speech: Speech): object | undefined {
  const { say, lines } = speech;
  if (rule === 'security') {
    const contacts = lines(['securityProtectionManager']);
    return contacts.length === 0 ? undefined : { what: say('verdict.security'), contacts };
  }
  if (rule === 'life') {
    const repair: readonly ContactKey[] = answers.about === 'broken' ? ['faultReports'] : [];
    const contacts = lines(['safetyRepresentative', 'managersManager', ...repair]);
    return { what: say('verdict.life'), contacts };
  }
  const today = canActToday[rule];
  if (today !== undefined) return { what: say('verdict.today'), contacts: lines(today) };
  if (isForHandlers(route) || route === 'hr') return undefined;
  const contacts = contactsOf(rule, speech);
  if (contacts.length === 0) return { what: say('verdict.nobody'), contacts: lines(['phone']) };
  return {
    what: say(route === 'responsible_unit' ? 'verdict.unit' : `verdict.${route}`),
    contacts,
  };
}

/** Who can act at once, beside the handlers. */
const canActToday: Readonly<Partial<Record<GuideRule, readonly ContactKey[]>>> = {
  danger: ['safetyRepresentative', 'managersManager'],
  harm_by_staff: ['socialServices', 'adultConcern'],
};

/** Units that take a matter, each with what it is about. */
const unitsOf: Readonly<Partial<Record<GuideRule, readonly Unit[]>>> = {
  theft: ['police'],
  new_danger: ['workInjury'],
  work_injury: ['workInjury'],
  care_mistake: ['deviations', 'school'],
  data_slip: ['dataProtectionOfficer'],
  child_elsewhere: ['socialServices', 'school'],
  adult_elsewhere: ['adultConcern', 'police'],
  among_each_other: ['school', 'deviations'],
};

type Unit = TextKey extends infer K
  ? K extends `matters.${infer U extends ContactKey}`
    ? U
    : never
  : never;

function contactsOf(rule: GuideRule, speech: Speech): readonly Line[] {
  if (rule === 'repair') return speech.lines(['faultReports']);
  if (rule === 'opinion') return speech.lines(['complaints']);
  const units = (unitsOf[rule] ?? []).flatMap((unit) => lineOfMatter(unit, speech));
  const helpers = rule === 'new_danger' || rule === 'work_injury' ? ['safetyRepresentative'] : [];
  return [...units, ...speech.lines(helpers as readonly ContactKey[])];
}

/** Units whose name says no more than the matter. */
const nameless: readonly Unit[] = ['deviations', 'workInjury', 'adultConcern'];

/** A unit's line, if its contact is set: the matter, then who takes it. */
function lineOfMatter(unit: Unit, { say, lines }: Speech): Line[] {
  const label = `${say(`matters.${unit}`)}: `;
  const who = nameless.includes(unit) ? '' : `${say(`contacts.${unit}`)}, `;
  return lines([unit]).map(({ value }) => ({ label, value: `${who}${value}` }));
}
