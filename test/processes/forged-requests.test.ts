import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import texts from '../../adaptive-cards/texts/sv.json';
import { type ButtonName, buttons } from '../../bot/domain/buttons';
import { printedPracticeCode } from '../../bot/domain/report-code';
import { canariesIn, drawCanary, formsOf } from '../support/canaries';
import { storedCounts, storedValues } from '../support/databases/stored-rows';
import { type BotOffice, openBotOffice } from '../support/houses/bot-office';
import { pressOf } from '../support/open-vissla';
import {
  comesToList,
  copiesReportCode,
  filesReport,
  opensWith,
} from '../support/people/messenger-person';
import { said } from '../support/people/said';
import type { TeamsPerson } from '../support/people/teams-person';

/** What failing, forged and hostile requests hold is stored, logged and shown nowhere. */
describe('forged requests', () => {
  let office: BotOffice;
  beforeAll(async () => {
    office = await openBotOffice({ teams: true, slack: 'http' });
    await office.joins(office.inTeams('Karin'), 'Kommunjurist');
    await office.joins(office.inSlack('Daniel'), 'Säkerhetssamordnare');
    await filesReport(office.inTeams('Maja'), { what: 'En riktig rapport.' });
    await office.settled();
    await office.told();
  });
  afterAll(() => office.ends());

  /** Where something lies of all that the bot writes. */
  const placesOf = async (forged: string): Promise<string[]> => {
    const canary = new Map([['forged', formsOf(forged)]]);
    const places: [string, Buffer][] = [
      ['log', Buffer.from(office.bot.output())],
      ['chat', Buffer.from(JSON.stringify(office.teams.sent))],
      ...readdirSync(office.folder).map((file): [string, Buffer] => [
        file,
        readFileSync(join(office.folder, file)),
      ]),
      ...(await storedValues(office.database)),
    ];
    return places.flatMap(([place, bytes]) =>
      canariesIn(bytes, canary).length > 0 ? [place] : [],
    );
  };
  /** Rows by table once nothing waits in the pool; the day's draft key is new after midnight. */
  const counts = async (): Promise<Record<string, number>> => {
    await office.settled();
    const { draft_key: _, ...rows } = await storedCounts(office.database);
    return rows;
  };

  it('in Teams do not tell in the log what a failing, forged or hostile request held', async () => {
    const forged = drawCanary();
    const submits = (value: unknown) => ({ type: 'invoke', name: 'task/submit', value });
    const steps = (data: object) => submits({ data: { verb: 'step', ...data } });
    const hostile: Record<string, unknown>[] = [
      steps({ verb: forged, act: forged, draft: forged, texts: forged, what: forged }),
      steps({ act: '__proto__', draft: { a: forged }, what: [forged] }),
      steps({ act: 'file', draft: 'WD1.AAAA', what: forged.repeat(5000) }),
      submits('DEEP'),
      { type: 'invoke', name: 'task/fetch', value: forged },
      { type: 'invoke', name: forged, value: { [forged]: forged } },
      { type: 'invoke', name: 'adaptiveCard/action', value: { action: { verb: forged } } },
      { type: forged, text: forged },
    ];
    for (const activity of hostile) {
      const deep = '['.repeat(20_000) + ']'.repeat(20_000);
      const body = JSON.stringify(office.teams.activity(activity)).replace('"DEEP"', deep);
      const answer = await office.teams.sendActivity(office.bot.endpoint, body);
      expect([200, 202, 400, 403, 413]).toContain(answer.status);
      if (activity.type === 'invoke') expect(answer.text).not.toBe('');
    }
    expect(await placesOf(forged)).toEqual([]);
  });

  it('in Teams store nothing of what surrounds a live draft, in any step', async () => {
    const forged = drawCanary();
    const name = drawCanary();
    const eve = office.inTeams(name);
    const hostile = (): Record<string, unknown>[] => {
      const { draft } = pressOf(eve.card, anyButton(eve), {});
      expect(draft).toMatch(/^WD1\./);
      return [
        { act: forged, what: forged },
        { act: '__proto__', text: forged },
        { act: 'next', about: forged, detail: forged, involved: `${forged},hr`, group: forged },
        { act: 'next', about: 'care', detail: `${forged},staff` },
        // What an earlier version asked.
        { act: 'next', fit: forged, ticks: `${forged},hidden` },
        { act: 'file', what: forged.repeat(1000), where: forged.repeat(1000) },
        { act: 'file', what: { what: forged }, where: [forged], how: 7, who: null },
        { act: 'send', text: [[[{ text: forged }]]] },
        { act: 'desk_do_close', reason: forged, text: forged },
        { act: 'desk_do_reply', text: forged, thread: forged },
        { act: 'desk_approve', person: forged },
        { act: 'open', draft: [draft], code: forged },
        { act: 'open', texts: draft, what: forged },
      ].map((data) => ({ verb: 'step', draft, ...data }));
    };
    const group = (): string => /(?:\d{4} ){5}(\d{4})/.exec(eve.reads())?.[1] ?? '';
    const steps: (() => Promise<void>)[] = [
      () => eve.opens(),
      () => eve.presses('report'),
      () => eve.presses('safe'),
      () => eve.presses('next', { about: said.gain.about }),
      () => eve.presses('next', { detail: said.gain.detail }),
      () => eve.presses('next'),
      () => eve.presses('anyway'),
      () => eve.presses('next', { group: group() }),
    ];
    const before = await counts();
    expect(before.thread).toBeGreaterThan(0);
    const sentBefore = office.teams.sent.length;
    for (const step of steps) {
      await step();
      for (const data of hostile()) {
        const activity = office.teams.activity({
          type: 'invoke',
          name: 'task/submit',
          value: { data },
          from: { id: `29:${name}`, name, aadObjectId: `aad-${name}` },
          conversation: {
            id: `a:${name}`,
            conversationType: 'personal',
            tenantId: office.teams.tenant,
          },
        });
        const answer = await office.teams.sendActivity(office.bot.endpoint, activity);
        expect(answer.status).toBe(200);
        // The draft is a good one: what is refused is what stands around it.
        expect(answer.text).not.toContain(JSON.stringify(texts.remarks.altered).slice(1, -1));
      }
    }
    expect(eve.has('file')).toBe(true);
    expect(await counts()).toEqual(before);
    expect(office.teams.sent).toHaveLength(sentBefore);
    expect(await placesOf(forged)).toEqual([]);
  });

  it('in Slack store, log and show nothing of what surrounds a live view', async () => {
    const forged = drawCanary();
    const eve = office.inSlack('Eve');
    const { slack } = office.workspace;
    const team = { id: slack.team, domain: 'exempelby' };
    const user = { id: eve.client.user, team_id: slack.team };
    const steps: (() => Promise<void>)[] = [
      () => eve.opens(),
      () => eve.presses('report'),
      () => eve.presses('safe'),
      () => comesToList(eve),
      () => eve.presses('next'),
      () => eve.presses('anyway'),
      async () => {
        await copiesReportCode(eve);
      },
    ];
    const before = await counts();
    const callsBefore = slack.calls.length;
    for (const step of steps) {
      await step();
      const view = eve.client.modals.at(-1);
      const input = (field: string, state: object): object => ({
        [`story.${forged}.${field}`]: { value: state },
        [`${forged}.0.${field}`]: { [forged]: state },
      });
      const states: object[] = [
        input('what', { type: 'plain_text_input', value: forged.repeat(1000) }),
        input('about', { type: 'radio_buttons', selected_option: { value: forged } }),
        input('involved', { type: 'checkboxes', selected_options: [{ value: forged }, forged] }),
        input('code', { type: forged, value: { value: forged } }),
        { [forged]: forged, __proto__: null },
      ];
      for (const values of states) {
        const changed = { ...view, state: { values }, callback_id: `vissla:${forged}` };
        const sent = [
          { type: 'view_submission', team, user, view: changed, trigger_id: forged },
          ...[forged, 'desk_do_close'].map((act) => ({
            ...{ type: 'block_actions', team, user, trigger_id: forged },
            view: { ...changed, hash: forged, id: forged },
            actions: [{ type: 'button', action_id: `act:${act}`, block_id: forged }],
          })),
        ];
        for (const payload of sent) {
          expect(await slack.interaction(payload)).toEqual({ kind: 'ok' });
        }
      }
      // Each of them is one of Eve's presses until the next beat, with which somebody else is answered.
      const ture = office.inTeams('Ture');
      await opensWith(ture, printedPracticeCode);
      await ture.presses('send', { text: 'En övning.' });
    }
    for (const payload of [{ type: forged }, { type: 'view_submission', team, user }, {}]) {
      await slack.interaction({ [forged]: forged, ...payload });
    }
    await slack.event({ type: forged, text: forged, user: eve.client.user });
    await slack.event({ type: 'message', text: forged, user: eve.client.user, channel: 'D1' });
    expect(eve.has('file')).toBe(true);
    expect(await counts()).toEqual(before);
    expect(await placesOf(forged)).toEqual([]);
    const posted = slack.calls
      .slice(callsBefore)
      .filter(({ method }) => method.startsWith('chat.'));
    expect(JSON.stringify(posted)).not.toContain(forged);
    expect(buttons.some((act) => eve.has(act))).toBe(true);
  });
});

/** Some button of the card that a person sees. */
function anyButton(person: TeamsPerson): ButtonName {
  const button = buttons.find((known) => person.has(known));
  if (button === undefined) throw new Error('a card without a button');
  return button;
}
