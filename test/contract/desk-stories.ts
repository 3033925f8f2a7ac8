import texts from '../../adaptive-cards/texts/sv.json';
import type { ButtonName } from '../../bot/domain/buttons';
import type { Fields } from '../../bot/domain/fields';
import {
  comesToGuide,
  comesToList,
  comesToVerdict,
  copiesReportCode,
  type Filed,
  filesReport,
  findsReport as opensReport,
  opensWith,
  referenceOn,
  sendsStory,
} from '../support/people/messenger-person';
import type { FormName } from '../support/people/report';
import { type Said, said } from '../support/people/said';
import type { Colleague, House, Story } from './channel-house';

/** What is said where no report is found; the house hides every reference. */
const unknown = texts.remarks.unknown_reference.replace('{number}', '(reference)');
const missing = (label: string): string => texts.forms.missing.replace('{label}', label);

/** Files quietly, and gives what is on paper once it is delivered. */
async function filed(house: House, story: Fields, answers?: Said): Promise<Filed> {
  const paper = await filesReport(house.quietly('Maja'), story, answers);
  await house.settled();
  return paper;
}

/** Finds a report from wherever a member stands: one person may begin only so many dialogs in an hour. */
async function findsReport(member: Colleague, reference: string): Promise<void> {
  if (!member.has('desk_queue')) return opensReport(member, reference);
  await member.presses('desk_queue');
  await member.presses('desk_find', { reference });
}

/** Opens a form of a thread, fills it in and sends it. */
async function does(
  house: House,
  member: Colleague,
  reference: string,
  form: FormName,
  fields: Fields = {},
): Promise<void> {
  await findsReport(member, reference);
  await member.presses(`desk_${form}` as ButtonName);
  await member.presses(`desk_do_${form}`, fields);
  expect(member.has(`desk_do_${form}`)).toBe(false);
  await house.settled();
}

/** Asks the reporter whether HR may get an excerpt. */
async function asks(
  house: House,
  member: Colleague,
  reference: string,
  fields: Fields,
): Promise<void> {
  await findsReport(member, reference);
  await member.presses('desk_hand_over');
  await member.presses('desk_hand_over_to', { target: 'hr', purpose: 'ask', ownDuty: 'none' });
  await member.presses('desk_do_consent', fields);
  expect(member.has('desk_do_consent')).toBe(false);
  await house.settled();
}

const says = (person: Colleague): string => person.looks().says.join('\n');

/** The value of the choice that shows a title. */
function choice(person: Colleague, title: string): string {
  const value = person.choices().find((one) => one.title.includes(title))?.value;
  if (value === undefined) throw new Error(`no choice "${title}"`);
  return value;
}

/** What the people of the desks meet in a messenger, where a code for a passkey is shown. */
export const storiesOfAccounts: Readonly<Record<string, Story>> = {
  'has a code shown for a passkey, and is told how it is used': async (house) => {
    const karin = house.actor('Karin');
    await karin.opens('desk');
    await karin.presses('desk_people');
    await karin.presses('desk_account');
    expect(says(karin)).toContain(texts.deskAccount.codeWhy);
    await karin.presses('desk_own_code');
    expect(says(karin)).toContain('(invitation)');
    expect(karin.looks().says).toContain(texts.deskAccount.codeSecret);
    await karin.presses('desk_people');
    await karin.presses('desk_queue');
  },
};

/** What the people of the desks meet. */
export const deskStories: Readonly<Record<string, Story>> = {
  'answers, gives feedback, makes a note, redirects, closes and opens a report again': async (
    house,
  ) => {
    const { reportCode, reference } = await filed(house, {
      what: 'Pengar försvinner.',
      who: 'Jag',
    });
    const karin = house.actor('Karin');
    const maja = house.actor('Maja');
    await does(house, karin, reference, 'reply', {
      text: 'Vi har fått det.',
    });
    await does(house, karin, reference, 'reply', {
      text: 'När hände det? <!here> *nu*',
    });
    await does(house, karin, reference, 'feedback', {
      measures: 'Kassan är bytt.',
      why: 'Nyckeln var kopierad.',
    });
    await does(house, karin, reference, 'note', { text: 'Kolla kassan.' });
    await findsReport(karin, reference);
    await karin.presses('desk_redirect');
    // What cannot be sent without, Slack asks for by itself.
    await house.quietly('Karin').presses('desk_redirect_to');
    expect(karin.isAsked(texts.remarks.choose)).toBe(true);
    await karin.presses('desk_redirect_to', { target: 'union' });
    await karin.presses('desk_do_redirect', { text: 'Ring facket, de hjälper dig.' });
    await house.settled();
    await opensWith(maja, reportCode);
    expect(says(maja)).toContain('Ring facket, de hjälper dig.');
    expect(says(maja)).toContain('När hände det? <!here> *nu*');
    for (const told of ['Kassan är bytt.', 'Nyckeln var kopierad.', texts.thread.measures])
      expect(says(maja)).toContain(told);
    expect(says(maja)).not.toContain('Kolla kassan.');
    await does(house, karin, reference, 'close', {
      reason: 'confirmed',
      measures: 'Det är åtgärdat.',
      why: 'Rutinen brast.',
    });
    await opensWith(maja, reportCode);
    for (const told of ['Det är åtgärdat.', 'Rutinen brast.', texts.thread.measures])
      expect(says(maja)).toContain(told);
    await does(house, karin, reference, 'reopen', { text: 'Igen.' });
    await findsReport(karin, reference);
    await karin.presses('desk_queue');
    await karin.presses('leave');
  },

  'goes back from a form, and is told what is missing in it': async (house) => {
    const { reference } = await filed(house, { what: 'En sak.' });
    const karin = house.actor('Karin');
    await findsReport(karin, reference);
    await karin.presses('desk_reply');
    await karin.presses('desk_do_reply', { text: ' \n ' });
    expect(karin.looks().says).toContain(texts.remarks.empty);
    await karin.presses('desk_thread', { text: '' });
    await karin.presses('desk_close');
    await house.quietly('Karin').presses('desk_do_close', { measures: 'Klart.' });
    expect(karin.isAsked(missing(texts.forms.reason))).toBe(true);
    expect(karin.looks().holds.measures).toBe('Klart.');
    await karin.presses('desk_do_close', { reason: 'confirmed' });
    expect(karin.looks().says).toContain(missing(texts.forms.closeCause));
    await karin.presses('desk_do_close', { why: 'Det stämde.' });
    expect(says(karin)).toContain(texts.done.closed);
  },

  'finds a ready text again as it was left, edited or not': async (house) => {
    const { reference } = await filed(house, { what: 'Om en färdig text.' });
    const karin = house.actor('Karin');
    await findsReport(karin, reference);
    await karin.presses('desk_reply');
    const ready = karin.looks().holds.text;
    await karin.presses('desk_thread');
    await karin.presses('desk_reply');
    expect(karin.looks().holds.text).toBe(ready);
    await karin.presses('desk_thread', { text: 'Tack. Vi läser.' });
    await karin.presses('desk_reply');
    expect(karin.looks().holds.text).toBe('Tack. Vi läser.');
    await karin.presses('desk_do_reply', { text: 'Tack.' });
    expect(says(karin)).toContain(texts.done.reply);
  },

  'reads the queue, chooses a report, and finds none by a reference that is not there': async (
    house,
  ) => {
    const { reference } = await filed(house, { what: 'Om kön.' });
    const karin = house.actor('Karin');
    await karin.opens('desk');
    await karin.presses('desk_switch');
    await karin.presses('desk_switch');
    await karin.presses('desk_open');
    await karin.presses('desk_find', { reference: '00000-00000' });
    expect(karin.looks().says).toContain(unknown);
    await karin.presses('desk_all');
    for (let pages = 0; karin.has('desk_more') && pages < 20; pages++) {
      if (karin.choices().some(({ title }) => title.includes(reference))) break;
      // A page shows more at once than a card.
      await house.quietly('Karin').presses('desk_more');
    }
    await karin.presses('desk_open', { thread: choice(karin, reference) });
    expect(says(karin)).toContain('Om kön.');
  },

  'gives an e-mail address, and takes it back': async (house) => {
    const karin = house.actor('Karin');
    await karin.opens('desk');
    await karin.presses('desk_people');
    await house.quietly('Karin').presses('desk_account');
    await house.quietly('Karin').presses('desk_email', { email: 'karin kanarie' });
    expect(karin.isAsked(texts.remarks.email_wrong)).toBe(true);
    await house.quietly('Karin').presses('desk_email', { email: 'kanarie@exempelby.example' });
    expect(says(karin)).toContain('kanarie@exempelby.example');
    await house.quietly('Karin').presses('desk_no_email');
    expect(says(karin)).not.toContain('kanarie@exempelby.example');
    await karin.presses('desk_people');
    await karin.presses('desk_queue');
  },

  'looks for a day to close together, and finds none: what came today is not over': async (
    house,
  ) => {
    await filed(house, { what: 'Kom i dag.' });
    const karin = house.actor('Karin');
    await karin.opens('desk');
    await karin.presses('desk_people');
    await karin.presses('desk_together');
    expect(karin.looks().says).toContain(texts.together.noDays);
    await karin.presses('desk_queue');
    expect(karin.has('desk_together')).toBe(false);
  },

  'joins by a code, waits for a member, and is let in': async (house) => {
    const code = await house.invite('Ekonomichef');
    const lina = house.actor('Lina');
    await opensWith(lina, `${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`);
    expect(lina.looks().says).toContain(texts.remarks.code_refused);
    await lina.enters(code.toLowerCase().replaceAll('0', 'o'));
    expect(lina.looks().says).toContain(texts.joined.waiting);
    const karin = house.actor('Karin');
    await karin.opens('desk');
    await karin.presses('desk_people');
    await karin.presses('desk_approve', { person: choice(karin, 'Ekonomichef') });
    expect(karin.looks().says).toContain(texts.remarks.approved);
    await lina.opens('desk');
    await opensWith(lina, await house.invite('En gång till'));
    expect(lina.looks().says).toContain(texts.remarks.already_member);
  },

  'lets an outside deputy in, shows one report, and says until when one is away': async (house) => {
    const { reference } = await filed(house, { what: 'Visa det här.' });
    const nils = house.actor('Nils');
    await opensWith(nils, await house.invite('Ombud'));
    const karin = house.actor('Karin');
    await karin.opens('desk');
    await karin.presses('desk_people');
    await karin.presses('desk_approve_deputy', { person: choice(karin, 'Ombud') });
    expect(karin.looks().says).toContain(texts.remarks.approved_deputy);
    expect(says(karin)).toContain('Ombud (ersättare)');
    await karin.presses('desk_queue');
    await karin.presses('desk_people');
    await karin.presses('desk_be_away', { awayUntil: '2026-02-30' });
    expect(says(karin)).toContain(texts.remarks.day_wrong);
    await karin.presses('desk_queue');
    await nils.opens('desk');
    expect(nils.has('desk_enter')).toBe(false);
    await nils.presses('desk_find', { reference });
    expect(nils.looks().says).toContain(unknown);
    await findsReport(karin, reference);
    await karin.presses('desk_show');
    await karin.presses('desk_do_show', { person: choice(karin, 'Ombud') });
    expect(says(karin)).toContain(texts.done.shown);
    await house.settled();
    await findsReport(nils, reference);
    expect(says(nils)).toContain('Visa det här.');
  },

  'names somebody who receives reports, who then sees nothing of it': async (house) => {
    const maja = house.actor('Maja');
    await comesToGuide(maja);
    await comesToList(maja);
    await maja.presses('next', { involved: choice(maja, 'Kommunjurist') });
    await maja.presses('anyway');
    await copiesReportCode(maja);
    const reference = await sendsStory(maja, { what: 'Juristen tar pengar.' });
    await house.settled();
    const karin = house.actor('Karin');
    await karin.opens('desk');
    await karin.presses('desk_find', { reference });
    expect(karin.looks().says).toContain(unknown);
    await findsReport(house.actor('Daniel'), reference);
    expect(says(house.quietly('Daniel'))).toContain('Juristen tar pengar.');
  },

  'files nothing when everybody who would read it is involved': async (house) => {
    const maja = house.actor('Maja');
    await comesToGuide(maja);
    await comesToList(maja);
    const all = maja.choices().map(({ value }) => value);
    await maja.presses('next', { involved: all.join(',') });
    expect(maja.looks().says).toContain(texts.nobody.heading);
    await maja.presses('back');
  },

  'sees who has read a report, and on which day': async (house) => {
    const { reference } = await filed(house, { what: 'Någon läser.' });
    await findsReport(house.quietly('Daniel'), reference);
    const karin = house.actor('Karin');
    await findsReport(karin, reference);
    await karin.presses('desk_who_read');
    expect(karin.looks().says).toContain(texts.whoRead.what);
    expect(says(karin)).toMatch(/ · Kommunjurist\n.* · Säkerhetssamordnare/);
    await karin.presses('desk_thread');
    expect(says(karin)).toContain('Någon läser.');
  },

  'takes a copy, masked once another has agreed': async (house) => {
    const { reference } = await filed(house, { what: 'Chefen Lund tar av lagret.' });
    const [karin, daniel] = [house.actor('Karin'), house.actor('Daniel')];
    await findsReport(karin, reference);
    await karin.presses('desk_copy');
    await karin.presses('desk_do_copy', { copying: 'with_notes' });
    expect(says(karin)).toContain('Chefen Lund tar av lagret');
    await karin.presses('desk_redaction');
    await karin.presses('desk_do_redaction', { entry: '1', words: 'Nilsson', section: '17:3b' });
    expect(karin.isAsked(texts.remarks.no_words)).toBe(true);
    await karin.presses('desk_do_redaction', { entry: '1', words: 'Lund', section: '17:3b' });
    await karin.presses('desk_do_ask');
    await findsReport(daniel, reference);
    await daniel.presses('desk_copy');
    expect(says(daniel)).toContain('tar av lagret');
    expect(says(daniel)).not.toContain('Lund');
    await daniel.presses('desk_do_agree');
    await daniel.presses('desk_do_copy', { copying: 'redacted' });
    expect(says(daniel)).toContain('Uppgifter är maskerade enligt 17 kap. 3 b § OSL');
    expect(says(daniel)).not.toContain('Lund');
  },

  'puts a saved answer into a reply': async (house) => {
    const { reference } = await filed(house, { what: 'Om lagret.' });
    const karin = house.actor('Karin');
    await karin.opens('desk');
    await karin.presses('desk_people');
    await karin.presses('desk_saved');
    await karin.presses('desk_do_saved', { inSwedish: ' ' });
    expect(karin.isAsked(missing(texts.saved.inSwedish))).toBe(true);
    await karin.presses('desk_do_saved', { inSwedish: 'Tack.', inEnglish: 'Thank you.' });
    await findsReport(karin, reference);
    await karin.presses('desk_reply');
    const saved = choice(karin, 'Engelska: Thank you.');
    await karin.presses('desk_insert', { saved });
    await karin.presses('desk_do_reply');
    expect(says(karin)).toContain(texts.done.heading);
    await karin.opens('desk');
    await karin.presses('desk_people');
    await karin.presses('desk_saved');
    await karin.presses('desk_no_saved', { saved: choice(karin, 'Tack.') });
    expect(says(karin)).toContain(texts.remarks.saved_gone);
  },

  'gives out a masked copy alone where nobody else reads the case': async (house) => {
    const { reference } = await filed(house, { what: 'Chefen Lund tar av lagret.' });
    const [karin, daniel] = [house.actor('Karin'), house.actor('Daniel')];
    await does(house, daniel, reference, 'recuse', { cause: 'Släkt.' });
    await does(house, karin, reference, 'reply', { text: 'Tack. Vi utreder.' });
    await findsReport(karin, reference);
    await karin.presses('desk_copy');
    await karin.presses('desk_redaction');
    await karin.presses('desk_do_redaction', { entry: '1', words: 'Lund', section: '17:3b' });
    await karin.presses('desk_do_ask');
    await karin.presses('desk_copy');
    await karin.presses('desk_do_copy', { copying: 'alone' });
    expect(says(karin)).toContain(texts.copy.givenAlone);
    expect(says(karin)).not.toMatch(/Lund|lagret|Vi utreder/);
    await karin.presses('desk_thread');
    expect(says(karin)).toContain('Maskerad kopia, utlämnad av en: Kommunjurist');
  },

  'steps down from a report, and knows of it no more': async (house) => {
    const { reference } = await filed(house, { what: 'Om min svåger.' });
    const daniel = house.actor('Daniel');
    await does(house, daniel, reference, 'recuse', {
      cause: 'Släkt.',
    });
    await daniel.opens('desk');
    await daniel.presses('desk_find', { reference });
    expect(daniel.looks().says).toContain(unknown);
  },

  'proposes to shut out a colleague, who sees nothing of it, and takes it back': async (house) => {
    const { reference } = await filed(house, { what: 'Om säkerheten.' });
    const karin = house.actor('Karin');
    await findsReport(karin, reference);
    await karin.presses('desk_exclude');
    const person = choice(karin, 'Säkerhetssamordnare');
    await house.quietly('Karin').presses('desk_do_exclude', { person });
    expect(karin.isAsked(missing(texts.conflict.why))).toBe(true);
    const sends = { person, cause: 'Hans bror.', decidedBy: 'Nämnden' };
    await karin.presses('desk_do_exclude', sends);
    const daniel = house.actor('Daniel');
    await findsReport(daniel, reference);
    expect(daniel.has('desk_two')).toBe(false);
    await karin.presses('desk_thread');
    expect(says(karin)).toContain('Ditt förslag att stänga ute Säkerhetssamordnare');
    await karin.presses('desk_two');
    expect(says(karin)).toContain('Hans bror.');
    await karin.presses('desk_do_two', { answer: 'take_back' });
    await karin.presses('desk_thread');
    expect(karin.has('desk_two')).toBe(false);
  },

  'sends a matter about one person to HR, and HR answers': async (house) => {
    const maja = house.actor('Maja');
    await comesToGuide(maja);
    await comesToVerdict(maja, said.own);
    expect(maja.looks().says).toContain(texts.verdict.hrSecrecy);
    await maja.presses('others');
    await maja.presses('back');
    await maja.presses('to_hr');
    const reportCode = await copiesReportCode(maja);
    const reference = await sendsStory(maja, { what: 'Min chef fryser ut mig.' });
    await house.settled();
    const eva = house.actor('Eva');
    await does(house, eva, reference, 'reply', {
      text: 'Vi har läst det.',
    });
    await findsReport(eva, reference);
    await eva.presses('desk_redirect');
    await eva.presses('desk_redirect_to', { target: 'safetyRepresentative' });
    await house.quietly('Eva').presses('desk_do_redirect');
    expect(eva.isAsked(missing(texts.forms.investigation))).toBe(true);
    await eva.presses('desk_do_redirect', { investigation: 'begun' });
    await house.settled();
    await opensWith(maja, reportCode);
    expect(says(maja)).toContain('Lena Sund');
    await does(house, eva, reference, 'close', {
      reason: 'answered',
      investigation: 'neither',
      text: 'Du har 28 dagar.',
    });
    await opensWith(maja, reportCode);
    expect(says(maja)).toContain('Du har 28 dagar.');
  },

  'moves a matter from HR to the handlers': async (house) => {
    const maja = house.quietly('Maja');
    await comesToGuide(maja);
    await comesToVerdict(maja, said.own);
    await maja.presses('to_hr');
    const reportCode = await copiesReportCode(maja);
    const reference = await sendsStory(maja, { what: 'Min chef straffar mig.' });
    await house.settled();
    await does(house, house.quietly('Eva'), reference, 'reply', {
      text: 'FRÅGAT AV HR',
    });
    // Somebody writes while it moves: what was typed is there when the report is opened again.
    const writer = house.actor('Maja');
    await opensWith(writer, reportCode);
    await does(house, house.actor('Eva'), reference, 'move');
    await writer.presses('send', { text: 'Mitt i flytten.' });
    expect(writer.looks().says).toContain(texts.remarks.open_again);
    await writer.enters(reportCode);
    expect(writer.looks().holds.text).toBe('Mitt i flytten.');
    await writer.presses('send');
    expect(writer.looks().says).toContain(texts.sent.message);
    await house.settled();
    const karin = house.actor('Karin');
    await findsReport(karin, reference);
    expect(says(karin)).toContain('Mitt i flytten.');
    for (const told of ['FRÅGAT AV HR', 'HR svarade', texts.deskThread.movedKept])
      expect(says(karin)).toContain(told);
    const eva = house.actor('Eva');
    await eva.opens('desk');
    await eva.presses('desk_find', { reference });
    expect(eva.looks().says).toContain(unknown);
  },

  'asks whether HR may have an excerpt, gives it, and reads HR’s answer': async (house) => {
    const answers = said.doubt;
    const { reportCode, reference } = await filed(house, { what: 'Min chef skriker.' }, answers);
    const karin = house.actor('Karin');
    const maja = house.actor('Maja');
    await house.quietly('Eva').opens('desk');
    const before = house
      .quietly('Eva')
      .choices()
      .map(({ value }) => value);
    await asks(house, karin, reference, { text: 'Får vi?' });
    await opensWith(maja, reportCode);
    await maja.presses('hr_no');
    await house.settled();
    await opensWith(maja, reportCode);
    await maja.presses('hr_yes');
    await house.settled();
    await findsReport(karin, reference);
    await karin.presses('desk_give_hr');
    expect(karin.looks().holds.excerpt ?? '').toBe('');
    await karin.presses('desk_do_hand_over', {
      excerpt: 'Någon skriker.',
      involved: choice(karin, 'HR-partner'),
    });
    expect(says(karin)).toContain(texts.done.given_to_hr);
    await house.settled();
    const eva = house.actor('Eva');
    await eva.opens('desk');
    await eva.presses('desk_open', { thread: newChoice(eva, before) });
    expect(says(eva)).toContain('Någon skriker.');
    expect(says(eva)).not.toContain('Min chef skriker.');
    await eva.presses('desk_reply');
    await eva.presses('desk_do_reply', { text: 'Vilken enhet?' });
    await house.settled();
    await findsReport(karin, reference);
    expect(says(karin)).toContain('Vilken enhet?');
    await karin.presses('desk_write_hr');
    await karin.presses('desk_do_hand_over', { text: 'Lagret.' });
    await house.settled();
    await opensWith(maja, reportCode);
    expect(says(maja)).not.toContain('Vilken enhet?');
  },

  'gives HR a long excerpt, and HR reads all of it': async (house) => {
    const { reportCode, reference } = await filed(house, { what: 'En sak.' }, said.doubt);
    const [karin, eva] = [house.quietly('Karin'), house.quietly('Eva')];
    await eva.opens('desk');
    const before = eva.choices().map(({ value }) => value);
    await asks(house, karin, reference, {});
    await opensWith(house.quietly('Maja'), reportCode);
    await house.quietly('Maja').presses('hr_yes');
    await house.settled();
    await findsReport(karin, reference);
    await karin.presses('desk_give_hr');
    const excerpt = numbered('ord', 400);
    await karin.presses('desk_do_hand_over', { excerpt });
    expect(says(karin)).toContain(texts.done.given_to_hr);
    await house.settled();
    await eva.opens('desk');
    await eva.presses('desk_open', { thread: newChoice(eva, before) });
    const words = /\bord\d+\b/g;
    expect(excerpt.match(words)).toHaveLength(400);
    expect([...new Set(says(eva).match(words))]).toHaveLength(400);
    house.notes('the excerpt', [excerpt.replace(/\s+/g, ' ')]);
  },

  'hands a matter over, and says to whom and why': async (house) => {
    const { reportCode, reference } = await filed(house, { what: 'En fara.' });
    const karin = house.actor('Karin');
    await findsReport(karin, reference);
    await karin.presses('desk_hand_over');
    const step = { target: 'own_unit', purpose: 'needed' };
    await house.quietly('Karin').presses('desk_hand_over_to', step);
    expect(karin.isAsked(missing(texts.forms.asksDuty))).toBe(true);
    await karin.presses('desk_hand_over_to', { ...step, ownDuty: 'open' });
    await karin.presses('desk_do_hand_over', {
      cause: 'Fara för fler.',
      copy: 'Kopian av det.',
      reveals: 'no',
      hinders: 'no',
    });
    expect(karin.looks().says).toContain(missing(texts.forms.recipient));
    await karin.presses('desk_do_hand_over', { recipient: 'Skyddskommittén' });
    expect(says(karin)).toContain(texts.done.outside);
    await karin.presses('desk_duty');
    await karin.presses('desk_do_duty', {
      law: 'victimisation',
      standing: 'begun',
      begunOn: '2026-11-20',
    });
    await findsReport(karin, reference);
    await karin.presses('desk_steps');
    await karin.presses('desk_steps_to', { step: 'person' });
    const named = { named: 'Enhetschef A', heardOn: '2026-11-20' };
    await karin.presses('desk_do_steps', { ...named, tellBy: '2099-01-01' });
    await karin.presses('desk_do_steps', { tellBy: '2026-12-01' });
    await findsReport(karin, reference);
    expect(says(karin)).toContain('Nämns: Enhetschef A. Gav sin bild 20 november 2026.');
    expect(says(karin)).toContain('Beslut att lämna uppgifter till: En annan enhet.');
    expect(says(karin)).toContain('Kopian av det.');
    expect(says(karin)).toContain('började 20 november 2026. Kommunjurist');
    await house.settled();
    const maja = house.actor('Maja');
    await opensWith(maja, reportCode);
    expect(says(maja)).not.toContain('Kopian av det.');
    expect(says(maja)).toContain('Skyddskommittén');
  },

  'gives HR what it needs by law, and tells the reporter when it no longer hinders': async (
    house,
  ) => {
    const { reportCode, reference } = await filed(house, { what: 'Chefen stjäl.' }, said.doubt);
    const [karin, eva] = [house.actor('Karin'), house.actor('Eva')];
    await eva.opens('desk');
    const before = eva.choices().map(({ value }) => value);
    await findsReport(karin, reference);
    await karin.presses('desk_hand_over');
    await karin.presses('desk_hand_over_to', { target: 'hr', purpose: 'needed', ownDuty: 'none' });
    const filled = { excerpt: 'Varor saknas.', cause: 'HR prövar en varning.', reveals: 'no' };
    await karin.presses('desk_do_hand_over', {
      ...filled,
      hinders: 'yes',
      laterWhy: 'Spår kan försvinna.',
      tellBy: '2020-01-01',
    });
    expect(karin.looks().says).toContain(texts.remarks.day_wrong);
    await karin.presses('desk_do_hand_over', { tellBy: '2027-01-10' });
    expect(says(karin)).toContain(texts.done.given_to_hr);
    await house.settled();
    await eva.opens('desk');
    await eva.presses('desk_open', { thread: newChoice(eva, before) });
    expect(says(eva)).toContain('Varor saknas.');
    await eva.presses('desk_reply');
    await eva.presses('desk_do_reply', { text: 'Vilka veckor?' });
    const maja = house.actor('Maja');
    await opensWith(maja, reportCode);
    expect(says(maja)).not.toContain('HR prövar en varning.');
    await house.settled();
    await findsReport(karin, reference);
    expect(says(karin)).toContain('Berätta för den som anmälde senast 10 januari 2027.');
    await karin.presses('desk_put_on');
    await karin.presses('desk_do_reply');
    await findsReport(karin, reference);
    await karin.presses('desk_tell');
    await karin.presses('desk_do_tell');
    await house.settled();
    await opensWith(maja, reportCode);
    expect(says(maja)).toContain('Vilka veckor?');
    expect(says(maja)).toContain('HR prövar en varning.');
  },

  'keeps a report past its time, and two of them let it go': async (house) => {
    const { reportCode, reference } = await filed(house, { what: 'En sak.' });
    const [karin, daniel] = [house.actor('Karin'), house.actor('Daniel')];
    await does(house, karin, reference, 'close', {
      reason: 'confirmed',
      measures: 'Åtgärdat.',
      why: 'Det stämde.',
    });
    await findsReport(karin, reference);
    expect(karin.has('desk_lift_hold')).toBe(false);
    await karin.presses('desk_hold');
    await karin.presses('desk_do_hold', { cause: 'En begäran.', lookOn: '2020-01-01' });
    expect(karin.isAsked(texts.remarks.day_wrong)).toBe(true);
    expect(karin.looks().holds.cause).toBe('En begäran.');
    await karin.presses('desk_do_hold', { lookOn: '2027-01-10' });
    expect(says(karin)).toContain(texts.done.hold_set);
    await does(house, karin, reference, 'lift_hold');
    await findsReport(karin, reference);
    await karin.presses('desk_lift_hold');
    expect(says(karin)).toContain(texts.liftHoldForm.own);
    expect(karin.has('desk_do_lift_hold')).toBe(false);
    await findsReport(daniel, reference);
    expect(says(daniel)).toContain('Titta igen senast 10 januari 2027. Skäl: En begäran.');
    await daniel.presses('desk_lift_hold');
    expect(says(daniel)).toContain('av Kommunjurist');
    await daniel.presses('desk_do_lift_hold');
    expect(says(daniel)).toContain(texts.done.hold_ended);
    await findsReport(daniel, reference);
    expect(says(daniel)).not.toContain('En begäran.');
    await opensWith(house.actor('Maja'), reportCode);
    expect(says(house.actor('Maja'))).not.toContain('En begäran.');
  },

  'takes down what somebody says on the telephone, who reads, corrects and approves it': async (
    house,
  ) => {
    const karin = house.actor('Karin');
    const maja = house.actor('Maja');
    await karin.opens('desk');
    await karin.presses('desk_enter');
    const said = { way: 'telephone', text: 'Förmannen tar av kassan.', word: 'blåbärspaj' };
    await karin.presses('desk_do_enter', { ...said, arrived: '2026-02-30' });
    expect(karin.isAsked(texts.remarks.no_day)).toBe(true);
    expect(karin.looks().holds.text).toBe(said.text);
    await karin.presses('desk_do_enter', { arrived: '2026-01-02' });
    const reference = referenceOn(karin) ?? '';
    await karin.presses('desk_code');
    const reportCode = /(?:\d{4} ){5}\d{4}/.exec(karin.reads())?.[0] ?? '';
    await karin.presses('desk_queue');
    await house.settled();

    await opensWith(maja, reportCode);
    expect(says(maja)).not.toContain(said.text);
    await maja.presses('next');
    const renewed = await copiesReportCode(maja);
    expect(renewed).not.toBe(reportCode);
    await house.settled();
    await opensWith(maja, renewed);
    expect(says(maja)).toContain(said.text);
    await maja.presses('correct', { text: 'Det var chefen.' });
    await house.settled();
    await opensWith(maja, renewed);
    await maja.presses('approve');
    await house.settled();
    await opensWith(maja, renewed);
    await maja.presses('meet');
    await house.settled();

    await findsReport(karin, reference);
    expect(says(karin)).toContain(texts.deskThread.meeting);
    await karin.presses('desk_caller');
    await karin.presses('desk_do_caller', { word: 'lingonpaj' });
    expect(karin.looks().says).toContain(texts.remarks.word_wrong);
    await karin.presses('desk_do_caller', { word: 'Blåbärspaj' });
    expect(says(karin)).toContain(texts.called.heading);
    await karin.presses('desk_thread');
    await karin.presses('desk_minutes');
    await karin.presses('desk_do_minutes', { way: 'meeting', text: 'Vi sågs på biblioteket.' });
    await house.settled();
    await does(house, karin, reference, 'settle', {
      settling: 'declined',
      text: 'Ville inte skriva under.',
    });
    await opensWith(maja, renewed);
    expect(says(maja)).toContain('Ville inte skriva under.');
  },

  'is told alone that something waits, without a word of it': async (house) => {
    const before = house.quietly('Daniel').hears().length;
    await filed(house, { what: 'Hemligt.' });
    const heard = await house.hears('Daniel', before);
    house.notes('a notice', heard.map((line) => line.replace(/\d+/, '(count)')).sort());
    expect(JSON.stringify(heard)).not.toContain('Hemligt');
  },

  'is shown a report that somebody else has changed meanwhile': async (house) => {
    const { reference } = await filed(house, { what: 'Två läser.' });
    const karin = house.quietly('Karin');
    const daniel = house.actor('Daniel');
    await findsReport(karin, reference);
    await karin.presses('desk_close');
    await findsReport(daniel, reference);
    await daniel.presses('desk_close');
    await karin.presses('desk_do_close', {
      reason: 'duplicate',
      why: 'Karin stänger.',
    });
    await house.settled();
    await daniel.presses('desk_do_close', {
      reason: 'duplicate',
      why: 'Daniel stänger.',
    });
    expect(says(daniel)).not.toContain(texts.done.closed);
  },
};

function numbered(word: string, count: number): string {
  return Array.from({ length: count }, (_, at) => `${word}${at}`).join(' ');
}

/** The choice that was not there before. */
function newChoice(member: Colleague, before: readonly string[]): string {
  const value = member.choices().find((one) => !before.includes(one.value))?.value;
  if (value === undefined) throw new Error('nothing new in the queue');
  return value;
}
