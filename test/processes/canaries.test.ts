import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fields } from '../../bot/domain/fields';
import {
  canariesIn,
  digestsOf,
  drawCanary,
  formsOf,
  secretsIn,
  surname,
} from '../support/canaries';
import { storedValues } from '../support/databases/stored-rows';
import { type BotOffice, openBotOffice } from '../support/houses/bot-office';
import { type ReceivedText, receivedTexts, shownText } from '../support/messengers/slack-received';
import {
  comesToStory,
  copiesReportCode,
  filesReport,
  findsReport,
  opensWith,
  referenceOn,
} from '../support/people/messenger-person';
import { said } from '../support/people/said';
import type { SlackPerson } from '../support/people/slack-person';

/** Strings that occur nowhere by chance, in everything that people type. */
const typed = {
  story: drawCanary(),
  where: drawCanary(),
  who: drawCanary(),
  message: drawCanary(),
  unsent: drawCanary(),
  chat: drawCanary(),
  command: drawCanary(),
  reply: drawCanary(),
  note: drawCanary(),
  redirect: drawCanary(),
  excerpt: drawCanary(),
  fromHr: drawCanary(),
  closing: drawCanary(),
  measures: drawCanary(),
};

describe('canaries in Slack', () => {
  let office: BotOffice;
  let maja: SlackPerson;
  let omar: SlackPerson;
  let karin: SlackPerson;
  let daniel: SlackPerson;
  let eva: SlackPerson;
  let reportCode: string;
  let received: ReceivedText[];
  const reporter = drawCanary();

  const places = async (): Promise<[string, Buffer][]> => [
    ['log', Buffer.from(office.bot.output())],
    ...readdirSync(office.folder).map((file): [string, Buffer] => [
      file,
      readFileSync(join(office.folder, file)),
    ]),
    ...(await storedValues(office.database)),
  ];

  beforeAll(async () => {
    office = await openBotOffice({ slack: 'http' });
    [karin, daniel, eva] = ['Karin', 'Daniel', 'Eva'].map((name) => office.inSlack(name)) as [
      SlackPerson,
      SlackPerson,
      SlackPerson,
    ];
    await office.joins(karin, 'Kommunjurist');
    await office.joins(daniel, 'Skyddschef');
    await office.joins(eva, 'HR-chef', 'hr');
    maja = office.inSlack(reporter);
    omar = office.inSlack('Omar');

    await maja.writes(typed.chat);
    await maja.commands(typed.command);
    reportCode = await comesToStory(maja, said.doubt);
    await maja.presses('back', { what: typed.unsent });
    await copiesReportCode(maja);
    await maja.presses('file', { what: '' });
    await maja.presses('file', { what: typed.story, where: typed.where, who: typed.who });
    const reference = referenceOn(maja) ?? '';
    expect(maja.has('file')).toBe(false);
    await office.settled();

    type Form = 'reply' | 'note' | 'close';
    const does = async (form: Form, fields: Fields): Promise<void> => {
      await findsReport(karin, reference);
      await karin.presses(`desk_${form}`);
      await karin.presses(`desk_do_${form}`, fields);
      expect(karin.has(`desk_do_${form}`)).toBe(false);
      await office.settled();
    };
    await does('reply', { text: typed.reply });
    await does('note', { text: typed.note });
    await findsReport(karin, reference);
    await karin.presses('desk_hand_over');
    await karin.presses('desk_hand_over_to', { target: 'hr', purpose: 'ask', ownDuty: 'none' });
    await karin.presses('desk_do_consent', {});
    expect(karin.has('desk_do_consent')).toBe(false);
    await office.settled();
    await opensWith(maja, reportCode);
    await maja.presses('hr_yes');
    await office.settled();
    await findsReport(karin, reference);
    await karin.presses('desk_give_hr');
    await karin.presses('desk_do_hand_over', { excerpt: typed.excerpt });
    expect(karin.has('desk_do_hand_over')).toBe(false);
    await office.settled();
    await eva.opens('desk');
    const excerpt = /"value":"([0-9a-f]{32})"/.exec(eva.reads())?.[1] ?? '';
    await eva.presses('desk_open', { thread: excerpt });
    await eva.presses('desk_reply');
    await eva.presses('desk_do_reply', { text: typed.fromHr });
    await office.settled();
    await findsReport(karin, reference);
    expect(karin.reads()).toContain(typed.fromHr);
    await karin.presses('desk_redirect');
    await karin.presses('desk_redirect_to', { target: 'union' });
    await karin.presses('desk_do_redirect', { text: typed.redirect });
    await office.settled();
    await opensWith(
      maja,
      reportCode.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10)),
    );
    await maja.enters(reportCode);
    await maja.presses('send', { text: typed.message });
    await office.settled();
    await does('close', { reason: 'confirmed', measures: typed.measures, why: typed.closing });
    await findsReport(karin, reference);
    await opensWith(maja, reportCode);
    await filesReport(omar, { what: 'Något annat.' });
    await daniel.opens('desk');
    await office.settled();
    // What follows keeps this process busy, and Slack with it: nobody may wait for an answer of Slack's then.
    await office.told();
    received = receivedTexts(office);
  });
  afterAll(() => office.ends());

  const holding = (canary: string): ReceivedText[] => {
    const sought = new Map([['it', formsOf(canary)]]);
    return received.filter(({ text }) => canariesIn(text, sought).length > 0);
  };

  it('reach Slack in dialogs alone, as what is said and what an input contains', () => {
    expect(office.workspace.slack.calls.length).toBeLessThan(1000);
    for (const canary of [...Object.values(typed), reportCode, reportCode.replaceAll(' ', '')]) {
      expect(holding(canary).filter((one) => !shownText(one))).toEqual([]);
    }
    // The search itself finds what is there.
    expect(holding(typed.story).length).toBeGreaterThan(1);
  });

  it('reach those who may read them, and nobody else', () => {
    const readers = (canary: string): string[] =>
      [...new Set(holding(canary).map(({ user }) => user ?? 'nobody'))].sort();
    const [m, k, e] = [maja, karin, eva].map(({ client }) => client.user) as [
      string,
      string,
      string,
    ];
    const both = [m, k].sort();
    expect(readers(typed.story)).toEqual(both);
    expect(readers(typed.where)).toEqual(both);
    expect(readers(typed.who)).toEqual(both);
    expect(readers(typed.message)).toEqual(both);
    expect(readers(typed.reply)).toEqual(both);
    expect(readers(typed.redirect)).toEqual(both);
    expect(readers(typed.closing)).toEqual(both);
    expect(readers(typed.measures)).toEqual(both);
    expect(readers(typed.note)).toEqual([k]);
    expect(readers(typed.excerpt)).toEqual([k, e].sort());
    // HR has written it, and has not looked at it again.
    expect(readers(typed.fromHr)).toEqual([k]);
    expect(readers(reportCode)).toEqual([m]);
    // What was typed and not sent is Slack's to keep in its input; the bot never says it again.
    expect(readers(typed.unsent).filter((user) => user !== m)).toEqual([]);
    expect(readers(typed.chat)).toEqual([]);
    expect(readers(typed.command)).toEqual([]);
  });

  it('lie in no log, no database and no vault, and neither does who the reporter is', async () => {
    const secrets = secretsIn(readFileSync(join(office.folder, 'vault.json'), 'utf8'));
    expect(secrets.length).toBeGreaterThan(3);
    const digits = reportCode.replaceAll(' ', '');
    const user = maja.client.user;
    const canaries = new Map<string, readonly Buffer[]>([
      ...Object.entries(typed).map(([name, text]): [string, Buffer[]] => [name, formsOf(text)]),
      [
        'report_code',
        [...formsOf(reportCode), ...formsOf(digits), ...formsOf(digits.slice(0, 22))],
      ],
      ['name', [surname, surname.toLowerCase()].flatMap(formsOf)],
      ['who', [...formsOf(user), ...digestsOf(user, secrets)]],
      [
        'who, in the workspace',
        digestsOf(`${office.workspace.slack.team}${user}`, secrets).concat(
          digestsOf(`${office.workspace.slack.team}:${user}`, secrets),
        ),
      ],
    ]);
    const found = (await places()).flatMap(([place, bytes]) =>
      canariesIn(bytes, canaries).map((name) => `${name} in ${place}`),
    );
    expect(found).toEqual([]);
    // The search itself finds what is there: every form, in the middle of other bytes.
    for (const [name, forms] of canaries)
      for (const form of forms)
        expect(
          canariesIn(Buffer.concat([randomBytes(7), form, randomBytes(7)]), canaries),
        ).toContain(name);
    // The desks' people are known to the product, and are sealed as well.
    const member = new Map([['member', formsOf(karin.client.user)]]);
    expect((await places()).flatMap(([, bytes]) => canariesIn(bytes, member))).toEqual([]);
    // A trigger that came too late is all that may go wrong.
    expect(office.bot.output()).not.toMatch(/"level":"error","code":"(?!slack_trigger")/);
    expect(office.workspace.slack.refusals).toEqual([]);
  });
});
