import texts from '../../adaptive-cards/texts/sv.json';
import { limits } from '../../bot/domain/limits';
import { formatReportCode, printedPracticeCode } from '../../bot/domain/report-code';
import { surname } from '../support/canaries';
import {
  comesToGuide,
  comesToList,
  comesToReportCode,
  comesToStory,
  comesToVerdict,
  copiesReportCode,
  filesReport,
  findsReport,
  opensWith,
  sendsStory,
} from '../support/people/messenger-person';
import { said } from '../support/people/said';
import type { Colleague, House, Story } from './channel-house';

const story = {
  what: 'Chefen tar "mutor" <!channel> & <b>hotar</b>\n\n*två* rader {x} ${y}',
  where: 'På lagret, i maj',
  how: 'Jag såg det :money_with_wings: <@U1>',
  who: 'Någon på <https://evil.example|lagret>',
};

const telling = (found: string): string => texts.remarks.telling.replace('{found}', found);

const mistyped = (reportCode: string): string =>
  reportCode.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));

/**
 * What is about the dialog itself: presses and submissions of every kind, and one that stays open while the
 * bot starts again.
 */
export const storiesOfDialogs: Readonly<Record<string, Story>> = {
  'reports what has happened, is asked again for what is missing, and gets a reference': async ({
    actor,
    quietly,
  }) => {
    const maja = actor('Maja');
    await comesToGuide(maja);
    // What a step cannot do without, Slack asks for by itself.
    await quietly('Maja').presses('next');
    expect(maja.isAsked(texts.remarks.choose)).toBe(true);
    await maja.presses('next', { about: 'gain' });
    await quietly('Maja').presses('next');
    expect(maja.isAsked(texts.remarks.choose)).toBe(true);
    await maja.presses('next', { detail: 'others' });
    await maja.presses('next', { involved: 'management' });
    expect(maja.looks().says).toContain(texts.verdict.outside);
    await maja.presses('change');
    await comesToList(maja, said.danger);
    await maja.presses('next');
    await maja.presses('anyway');
    await maja.presses('next', { group: '0000' });
    expect(maja.looks().says).toContain(texts.remarks.wrong_group);
    const reportCode = await copiesReportCode(maja);
    await maja.presses('file', { what: ' \n ' });
    expect(maja.looks().says).toContain(texts.remarks.empty);
    await sendsStory(maja, story);
    expect(maja.looks().says).toContain(texts.filed.heading);
    expect(maja.reads()).not.toContain(reportCode);
    await maja.presses('leave');
  },
};

/** What takes a dialog that a messenger shows again: on the web it starts over. */
export const storiesOfOldDialogs: Readonly<Record<string, Story>> = {
  'took more than an hour: the step is shown again with its text, and is sent then': async (
    house,
  ) => {
    const maja = house.actor('Maja');
    await comesToStory(house.quietly('Maja'));
    await house.anHourLater('Maja');
    await maja.presses('file', story);
    expect(maja.looks().says).toContain(texts.remarks.expired);
    expect(maja.looks().holds).toEqual(story);
    await sendsStory(maja);
  },
};

/** What an employee meets besides. */
export const reporterStories: Readonly<Record<string, Story>> = {
  'comes back with the code, mistyped first, and reads the report as it was written': async (
    house,
  ) => {
    const { reportCode } = await filesReport(house.quietly('Maja'), story);
    await house.settled();
    const maja = house.actor('Maja');
    await opensWith(maja, mistyped(reportCode));
    expect(maja.looks().says).toContain(texts.remarks.mistyped);
    await maja.enters(reportCode);
    for (const text of [story.where, story.how, story.who]) {
      expect(maja.looks().says.join('\n')).toContain(text);
    }
    await opensWith(maja, '123456789012345678901235');
    expect(maja.looks().says).toContain(texts.unopened.heading);
    await maja.presses('back');
  },

  'writes more, and reads it in the report': async (house) => {
    const { reportCode } = await filesReport(house.quietly('Maja'), { what: 'En sak.' });
    await house.settled();
    const maja = house.actor('Maja');
    await opensWith(maja, reportCode);
    await maja.presses('send', { text: '  ' });
    expect(maja.looks().says).toContain(texts.remarks.empty);
    const signed = { text: 'En sak till. 070-123 45 67\nMvh Maja' };
    await maja.presses('send', signed);
    expect(maja.looks().says).toContain(telling('telefonnummer och underskrift'));
    expect(maja.looks().holds).toEqual(signed);
    await maja.presses('send', { text: 'En sak till.\nMvh Maja' });
    expect(maja.looks().says).toContain(texts.sent.message);
    await house.settled();
    await maja.presses('next');
    expect(maja.looks().says.join('\n')).toContain('En sak till.');
    expect(maja.looks().holds).toEqual({});
    await maja.presses('leave');
  },

  'is told once more that it was sent, and it is there once': async (house) => {
    const maja = house.quietly('Maja');
    const reportCode = await comesToStory(maja);
    await maja.presses('file', { what: 'Bara en gång.' });
    await maja.again().catch(() => undefined);
    await house.settled();
    await opensWith(house.actor('Maja'), reportCode);
    expect(maja.reads().split('Bara en gång.')).toHaveLength(2);
  },

  'goes back from the story as far as the first question, and finds the text again': async (
    house,
  ) => {
    const maja = house.actor('Maja');
    await comesToStory(maja);
    await maja.presses('back', story);
    for (let steps = 0; steps < 4; steps++) await maja.presses('back');
    await comesToReportCode(maja, { about: 'cheating', detail: 'grave' });
    await copiesReportCode(maja);
    expect(maja.looks().holds).toEqual(story);
    await maja.presses('back');
    await copiesReportCode(maja);
    expect(maja.looks().holds).toEqual(story);
    await sendsStory(maja);
  },

  'writes as much as fits, and is told when it is too much': async (house) => {
    const maja = house.actor('Maja');
    const reportCode = await comesToStory(maja);
    const long = { what: 'å'.repeat(2999), where: 'b', how: 'cc' };
    await maja.presses('file', long);
    expect(maja.looks().says).toContain(texts.remarks.too_long.replace('{most}', '6000'));
    expect(maja.looks().holds).toEqual(long);
    await sendsStory(maja, { ...long, how: 'c' });
    await house.settled();
    // Slack shows a long text in pieces.
    const reader = house.quietly('Omar');
    await opensWith(reader, reportCode);
    const runs = reader.looks().says.join(' ').match(/å{9,}/g) ?? [];
    expect(runs.join('')).toHaveLength(2999);
  },

  'knows something that must not be written here, and asks for a talk': async (house) => {
    const maja = house.actor('Maja');
    await maja.opens();
    await maja.presses('report');
    expect(maja.looks().says).toContain(texts.safety.alarm);
    await maja.presses('security');
    await maja.presses('next');
    await maja.presses('next', { detail: 'secret' });
    await maja.presses('next');
    expect(maja.looks().says).toContain(texts.verdict.headingTalk);
    await maja.presses('anyway');
    const reportCode = await copiesReportCode(maja);
    await maja.presses('file');
    expect(maja.looks().says).toContain(texts.filed.heading);
    await house.settled();
    await opensWith(maja, reportCode);
  },

  'is shown another way, and may turn to the handlers all the same': async (house) => {
    const maja = house.actor('Maja');
    await comesToGuide(maja);
    for (const answers of [said.injury, said.repair, said.child, said.opinion]) {
      await comesToVerdict(maja, answers);
      expect(maja.looks().says).toContain(texts.verdict.heading);
      if (answers !== said.opinion) await maja.presses('change');
    }
    await maja.presses('anyway');
    await copiesReportCode(maja);
    await sendsStory(maja, { what: 'En synpunkt.' });
  },

  'reads about the rights, and changes the language there and back': async (house) => {
    const maja = house.actor('Maja');
    await maja.opens();
    await maja.presses('rights');
    await maja.presses('back');
    await maja.presses('switch');
    await maja.presses('rights');
    await maja.presses('back');
    await maja.presses('report');
    await maja.presses('safe');
    await comesToReportCode(maja);
    await copiesReportCode(maja);
    await sendsStory(maja, { what: 'In English.' });
    await maja.opens();
    expect(maja.looks().says).toContain(texts.start.report);
    await maja.presses('switch');
    await maja.presses('switch');
    expect(maja.looks().says).toContain(texts.start.report);
  },

  'practises with words that were meant for real, and reports with them': async (house) => {
    const maja = house.actor('Maja');
    await maja.opens();
    await maja.presses('rights');
    await maja.presses('practice');
    await maja.presses('report');
    await maja.presses('safe');
    await comesToReportCode(maja);
    const code = await copiesReportCode(maja);
    expect(maja.looks().holds).toEqual({
      what: texts.practice.what,
      where: texts.practice.where,
      how: texts.practice.how,
    });
    await maja.presses('file', { where: 'I köket, på riktigt' });
    expect(maja.looks().says).toContain(texts.practised.heading);
    expect(maja.looks().says).toContain(texts.practised.own);
    await maja.presses('report');
    expect(maja.looks().says).not.toContain(texts.practice.mark);
    await maja.presses('report');
    await maja.presses('safe');
    await comesToReportCode(maja);
    await copiesReportCode(maja);
    expect(maja.looks().says).not.toContain(texts.practice.mark);
    expect(maja.looks().holds).toEqual({ where: 'I köket, på riktigt' });
    await sendsStory(maja, { what: 'Det brann.' });
    await opensWith(maja, code);
    expect(maja.looks().says.join('\n')).toContain(texts.practice.measures);
    await maja.presses('send', { text: 'Hej' });
    expect(maja.looks().says).toContain(texts.practised.message);
    await maja.presses('leave');
  },

  'reports with a message of practice that was meant for real': async (house) => {
    const maja = house.actor('Maja');
    await opensWith(maja, formatReportCode(printedPracticeCode));
    await maja.presses('send', { text: 'Det *brinner*\n& ryker' });
    expect(maja.looks().says).toContain(texts.practised.own);
    await maja.presses('report');
    await maja.presses('report');
    await maja.presses('safe');
    await comesToReportCode(maja);
    await copiesReportCode(maja);
    expect(maja.looks().holds).toEqual({ what: 'Det *brinner*\n& ryker' });
    // A look at another view and back, and a press that comes to nothing, take no word away.
    await maja.presses('back', { where: 'I köket' });
    await copiesReportCode(maja);
    expect(maja.looks().holds).toEqual({ what: 'Det *brinner*\n& ryker', where: 'I köket' });
    await maja.presses('file', { how: 'Jag är den enda som såg det.' });
    expect(maja.looks().says).toContain(telling(texts.tellings.only_one));
    await sendsStory(maja);
  },

  'names who is involved, looks back untouched, and that person never sees the report': async (
    house,
  ) => {
    const maja = house.actor('Maja');
    await comesToInvolved(maja);
    await maja.presses('next', { involved: memberNamed(maja, 'Kommunjurist') });
    await maja.presses('back');
    await maja.presses('next');
    await maja.presses('back');
    await maja.presses('back');
    await maja.presses('next');
    await maja.presses('next');
    await maja.presses('anyway');
    await copiesReportCode(maja);
    const reference = await sendsStory(maja, { what: 'Juristen tar mutor.' });
    await house.settled();
    const [karin, daniel] = [house.quietly('Karin'), house.quietly('Daniel')];
    await findsReport(karin, reference);
    expect(karin.looks().says).toContain(
      texts.remarks.unknown_reference.replace('{number}', '(reference)'),
    );
    await findsReport(daniel, reference);
    expect(daniel.looks().says.join('\n')).toContain('Juristen tar mutor.');
  },

  'takes every tick of the involved away, and is asked once': async (house) => {
    const maja = house.actor('Maja');
    await comesToInvolved(maja);
    await maja.presses('next', { involved: memberNamed(maja, 'Kommunjurist') });
    await maja.presses('back');
    await maja.presses('next', { involved: '' });
    expect(maja.looks().says).toContain(texts.remarks.unticked);
    await maja.presses('next', { involved: 'management' });
    await maja.presses('back');
    await maja.presses('next', { involved: '' });
    expect(maja.looks().says).toContain(texts.remarks.unticked);
    await maja.presses('next');
    await maja.presses('anyway');
    await copiesReportCode(maja);
    await sendsStory(maja, { what: 'Ingen är inblandad.' });
  },

  'starts over when the draft was altered, and nothing was sent': async (house) => {
    const maja = house.actor('Maja');
    await maja.opens();
    await maja.presses('report');
    maja.alters();
    await maja.presses('safe');
    expect(maja.looks().says).toContain(texts.remarks.altered);
    await maja.presses('report');
  },

  'reads a long report page by page': async (house) => {
    const long = (letter: string): string => `${letter.repeat(40)} `.repeat(60);
    const { reportCode } = await filesReport(house.quietly('Maja'), { what: long('a') });
    await house.settled();
    await writesMany(house, reportCode, ['b', 'c', 'd', 'e', 'f'].map(long));
    const maja = house.actor('Maja');
    await opensWith(maja, reportCode);
    expect(maja.has('earlier')).toBe(true);
    for (let pages = 0; maja.has('earlier') && pages < 9; pages++) await maja.presses('earlier');
    expect(maja.looks().says.join('\n')).toContain('aaaa');
    for (let pages = 0; maja.has('later') && pages < 9; pages++) await maja.presses('later');
    expect(maja.looks().says.join('\n')).toContain('ffff');
  },
};

/** What takes a messenger, which knows who writes. */
export const storiesOfKnownPeople: Readonly<Record<string, Story>> = {
  'opens dialog after dialog, and is given the telephone and another try': async (house) => {
    const ivar = house.actor('Ivar');
    for (let n = 0; n < limits.dialogsAnHour; n++) await house.quietly('Ivar').opens();
    await ivar.opens();
    expect(ivar.looks().says).toContain(texts.wait.heading);
    await ivar.presses('next');
    expect(ivar.looks().says).toContain(texts.wait.heading);
    await ivar.presses('leave');
  },

  'writes in the chat, and is told that the employer can read it': async (house) => {
    const maja = house.quietly('Omar');
    await maja.writes('Jag vill anmäla min chef, han heter Kanarie.');
    house.notes('the chat card', maja.hears().at(-1) ?? []);
    expect(maja.hears().at(-1)).toContain(texts.chat.heading);
    expect(JSON.stringify(maja.hears().slice(-1))).not.toContain('Kanarie');
  },

  'writes the own name, and is told that it is there': async (house) => {
    const maja = house.actor('Maja');
    await comesToStory(maja);
    const named = { what: `Jag är den enda som vet. Maja ${surname}`, where: 'b', how: 'cc' };
    await maja.presses('file', named);
    expect(maja.looks().says).toContain(telling('ditt namn och ”bara jag”'));
    expect(maja.looks().holds).toEqual(named);
    await sendsStory(maja, { ...named, what: 'Någon kanske vet.' });
  },
};

/** Answers the guide as far as the list of the involved. */
async function comesToInvolved(person: Colleague): Promise<void> {
  await comesToGuide(person);
  await comesToList(person);
}

function memberNamed(person: Colleague, title: string): string {
  const id = person.choices().find((one) => one.title === title)?.value;
  if (id === undefined) throw new Error(`no member "${title}"`);
  return id;
}

async function writesMany(
  house: House,
  reportCode: string,
  many: readonly string[],
): Promise<void> {
  for (const text of many) {
    await opensWith(house.quietly('Maja'), reportCode);
    await house.quietly('Maja').presses('send', { text });
    await house.settled();
  }
}
