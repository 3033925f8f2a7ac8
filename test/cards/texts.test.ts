import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { factNames } from '../../adaptive-cards/case-facts';
import en from '../../adaptive-cards/texts/en.json';
import sv from '../../adaptive-cards/texts/sv.json';
import { assessments } from '../../bot/domain/assessment';
import { filters, listOrders, subjects } from '../../bot/domain/case';
import { copyKinds } from '../../bot/domain/case-copy';
import { listStandings } from '../../bot/domain/case-list';
import { contactKeys, redirectTargets } from '../../bot/domain/contacts';
import type { Day } from '../../bot/domain/day';
import { deskDeeds, deskForms, deskOptions, groupNames } from '../../bot/domain/desk-options';
import { caseAsks, deskAsks } from '../../bot/domain/desk-parts';
import { ownDuties } from '../../bot/domain/duty';
import { searchAims } from '../../bot/domain/find-words';
import { stepKinds } from '../../bot/domain/follow-up';
import { handOverTargets, offeredTargets, purposes, revealing } from '../../bot/domain/hand-over';
import { dutyAnswers, dutyStandings, laws } from '../../bot/domain/handing';
import { closeReasons, investigations } from '../../bot/domain/message';
import { acknowledgings, recordings, settlings, ways } from '../../bot/domain/minutes';
import { nextActs } from '../../bot/domain/next-act';
import { weeklyPieces } from '../../bot/domain/piece';
import { twoChoices } from '../../bot/domain/proposal';
import { detailsOf, matters } from '../../bot/domain/questionnaire';
import { seesAfter } from '../../bot/domain/readers';
import { remarks } from '../../bot/domain/remarks';
import { removalKinds } from '../../bot/domain/removal';
import { requestEnds, sentCopies, stageKinds } from '../../bot/domain/request';
import { routes } from '../../bot/domain/route';
import { explained } from '../../bot/domain/secrecy';
import { tellings } from '../../bot/domain/telling';
import { hrSteps, statuses } from '../../bot/domain/thread';
import { routeOf, ruleIds } from '../../bot/domain/triage';
import { dueKinds } from '../../bot/domain/what-is-due';
import { deskDuties } from '../../bot/domain/what-it-can-hide';
import { heads, medians } from '../../bot/domain/year-numbers';
import { canWait } from '../../bot/reporter/conversation';
import { cards, desks, locales, options, partsOf, readyTexts, samples, shown } from './samples';
import { nodesIn, spelledOut, written } from './spelled-out';

const folder = join(__dirname, '../../adaptive-cards');
const files = (ending: string): string[] =>
  readdirSync(folder).filter((name) => name.endsWith(ending));
const contentOf = (names: readonly string[]): string =>
  names.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
const code = contentOf(files('.ts'));
const templates = contentOf(files('.json'));

function flat(node: object, path = ''): [key: string, text: string][] {
  return Object.entries(node).flatMap(([name, value]: [string, unknown]) => {
    if (typeof value === 'string') return [[path + name, value] as [string, string]];
    return typeof value === 'object' && value !== null ? flat(value, `${path}${name}.`) : [];
  });
}
const swedish = flat(sv);
const english = new Map(flat(en));
const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();

/** Texts that are looked up by a word of the domain: one for each word, and no other. */
const families: Readonly<Record<string, readonly string[]>> = {
  rules: ruleIds,
  bases: Object.keys(routeOf),
  about: matters,
  kinds: [...matters, 'talk', 'entered'],
  filters: [...filters, 'found'],
  subjects,
  assessments: [...assessments, 'not_yet'],
  details: matters.flatMap((about) => detailsOf(about).map((detail) => `${about}.${detail}`)),
  routes,
  statuses,
  closeReasons,
  remarks,
  tellings,
  contacts: contactKeys,
  // Looked up by the web's pages; the compiler knows which there are.
  webDoor: Object.keys(sv.webDoor),
  webDesk: Object.keys(sv.webDesk),
  redirect: redirectTargets,
  desk: desks,
  who: desks,
  matters: [
    'socialServices',
    'adultConcern',
    'school',
    'deviations',
    'dataProtectionOfficer',
    'workInjury',
    'police',
  ],
  canWait,
  sectionsWhen: explained,
  copyKinds,
  copyNotes: ['with', 'without'],
  requestEnds,
  stageKinds,
  stages: [...stageKinds, 'ended'],
  sentCopies,
  searchAims,
  ways,
  wayChoices: ways,
  recordingChoices: recordings,
  acknowledgingChoices: acknowledgings,
  acknowledgings,
  settlings,
  settled: settlings,
  handOverTargets: [...offeredTargets, 'hr'],
  handedTo: [...handOverTargets, 'hr'],
  purposes: [...purposes, 'ask'],
  handedFor: purposes,
  ownDutyAnswers: dutyAnswers,
  laws,
  deskDuties,
  stepTitles: stepKinds,
  stepHeads: stepKinds,
  stepWhys: stepKinds,
  stepWhats: stepKinds,
  stepDone: ['person', 'action'],
  stepBy: ['person', 'action'],
  dutyStandings,
  reveals: revealing,
  ownDuties,
  investigations,
  hrSteps,
  dues: dueKinds,
  twoChoices,
  awaits: caseAsks,
  asks: caseAsks,
  deskAsks,
  listStandings,
  deskOptions,
  deskGroups: groupNames,
  nextActs,
  removalKinds: [...removalKinds, 'secret'],
  readers: ['reporter', 'handlers', 'hr'],
  ready: readyTexts,
};
/** Texts that the code names by a word of the domain, within a group of others. */
const composed = [
  new RegExp(`^done\\.(${deskDeeds.join('|')})$`),
  /^verdict\.(complaint|fault_report)$/,
  /^joined\.(whistleblowing|hr)$/,
  /^(deskQueue|deskThread)\.(feedback|answer|meet)$/,
  /^(thread|deskThread)\.(report|talk|message|hrYes|hrNo|meeting|punished|renewed)$/,
  /^(thread|deskThread)\.(report|talk|message|hrYes|hrNo)$/,
  /^heads\.(reply|feedback|reopened|hr_asked|moved)$/,
  // A mail and a document are given their sentences as they are.
  /^(webDoor|mail|document)\./,
  /^notice\.(one|many|daily|reminder)$/,
  /^proofPage\.(genuine|changed|unknown|none|old)$/,
  /^(story|deskThread)\.(what|where|how|who)$/,
  /^deskThread\.archived_(package|paper)$/,
  /^deskThread\.duty_(none|open|begun|not_begun|not_applicable)$/,
  /^involved\.(management|hr|receiver)$/,
  new RegExp(`^queueTable\\.(${listOrders.join('|')})$`),
  /^narrow\.(subject|party|reason|month)$/,
  new RegExp(`^caseFacts\\.(${factNames.join('|')})$`),
  /^minutes\.(none|consented)$/,
  new RegExp(`^numbers\\.(title|table)\\.(${desks.join('|')})$`),
  /^numbers\.table\.(year|desk|figure|value)$/,
  new RegExp(`^numbers\\.labels\\.(${[...heads, ...medians].join('|')})$`),
  /^employer\.(teams|slack|web)\.(sees|maybe|untested|others)$/,
  new RegExp(`^piece\\.(${weeklyPieces.join('|')})\\.(heading|text)$`),
];

describe('the texts', () => {
  it('are the same in both languages', () => {
    expect([...english.keys()].sort()).toEqual(swedish.map(([key]) => key).sort());
  });

  it('have the same placeholders in both languages', () => {
    const differ = swedish.filter(
      ([key, text]) => placeholders(text).join() !== placeholders(english.get(key) ?? '').join(),
    );
    expect(differ).toEqual([]);
  });

  it('say something, without markdown, in both languages', () => {
    const odd = [...swedish, ...english].filter(
      ([, text]) =>
        text.trim() !== text ||
        !/\p{L}/u.test(text) ||
        /[*_`[\]<>#|\\]|\$\{|^\d+\. |^- /.test(text),
    );
    expect(odd).toEqual([]);
  });

  it.each(Object.entries(families))(
    '%s: one text for every word of the domain',
    (family, words) => {
      const found = swedish
        .filter(([key]) => key.startsWith(`${family}.`))
        .map(([key]) => key.slice(family.length + 1));
      expect(found.sort()).toEqual([...words].sort());
    },
  );

  it('are all used', () => {
    const isUsed = (key: string): boolean => {
      const family = key.slice(0, key.indexOf('.'));
      return (
        templates.includes(`\${t.${key}}`) ||
        code.includes(`'${key}'`) ||
        (family in families && new RegExp(`[\`.']${family}\\b`).test(code + templates)) ||
        composed.some((pattern) => pattern.test(key))
      );
    };
    expect(swedish.map(([key]) => key).filter((key) => !isUsed(key))).toEqual([]);
  });

  it('are all there for the templates', () => {
    const keys = new Set(swedish.map(([key]) => key));
    const asked = [...templates.matchAll(/\$\{t\.([\w.]+)\}/g)].map(([, key]) => key ?? '');
    expect(asked.filter((key) => !keys.has(key))).toEqual([]);
  });

  it('are in a TextBlock only when nothing is filled in, since messengers read markdown there', () => {
    const plain = swedish.filter(([, text]) => placeholders(text).length === 0);
    const bare = new Set(plain.map(([key]) => `\${t.${key}}`));
    const isBlock = ({ type }: Readonly<Record<string, unknown>>): boolean => type === 'TextBlock';
    const blocks = [...written]
      .filter(([name]) => name !== 'desk-form')
      .flatMap(([, card]) => nodesIn(spelledOut(card)).filter(isBlock));
    // The card of plain forms is given its sentences.
    const said = new Set(plain.map(([, text]) => text));
    const given = deskForms
      .filter((form) => !written.has(form.replaceAll('_', '-')))
      .flatMap((form) => samples[form].flatMap((view) => partsOf(cards.draw(shown(view)).card)))
      .filter(isBlock);
    expect(blocks.length + given.length).toBeGreaterThan(200);
    expect(blocks.filter(({ text }) => !bare.has(String(text)))).toEqual([]);
    expect(given.filter(({ text }) => !said.has(String(text)))).toEqual([]);
  });

  it('tell a newcomer on the web from when something is seen, as it is', () => {
    expect(seesAfter('2026-12-03' as Day)).toBe('2026-12-05');
    expect(sv.webDesk.waits).toContain('det som skickas från två dagar senare');
    expect(en.webDesk.waits).toContain('what is sent from two days later on');
  });

  it('name sections so that several in one sentence can be told apart', () => {
    for (const { sections } of [sv, en])
      expect(Object.values(sections).filter((text) => text.includes(','))).toEqual([]);
  });

  it('say of several people in English that they are involved', () => {
    expect(english.get('deskThread.involved')).toBe('Involved: {who}');
  });

  it('never call the secret code a report code in Swedish', () => {
    expect(swedish.filter(([, text]) => /kvitto/i.test(text))).toEqual([]);
  });
});

describe('ready texts', () => {
  it.each(redirectTargets)('for %s name the contact that is set', (target) => {
    for (const locale of locales)
      expect(cards.readyText(locale, target)).toContain(options.contacts[locale][target]);
  });

  it('ask for a yes to HR only where the yes can be given; the box there says what HR cannot promise', () => {
    expect(cards.readyText('sv', 'hr_asked')).toMatch(/ja eller nej/);
    expect(cards.readyText('en', 'hr_asked')).toMatch(/yes or no/);
    expect(cards.readyText('sv', 'hr')).not.toMatch(/[Ss]vara/);
    expect(cards.readyText('en', 'hr')).not.toMatch(/[Aa]nswer/);
    for (const locale of locales)
      expect(cards.readyText(locale, 'hr')).toMatch(
        locale === 'sv' ? /offentligt.*skydd gäller kanske inte/ : /public.*may not protect/,
      );
  });
});
