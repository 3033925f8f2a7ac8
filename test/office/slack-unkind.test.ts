import type { SlackClient, SlackView } from '../../office/slack/slack';
import type { Unkind } from '../../office/slack/unkind';
import {
  actions,
  type BareSlackApp,
  button,
  input,
  modal,
  plain,
  startBareSlackApp,
} from './slack-bare-app';

const option = (value: string) => ({ text: plain(`Svar ${value}`), value });
const ticks = (blockId: string, ...initial: string[]) =>
  input(blockId, {
    element: {
      type: 'checkboxes',
      action_id: 'value',
      options: ['a', 'b'].map(option),
      ...(initial.length > 0 ? { initial_options: initial.map(option) } : {}),
    },
  });
const choice = (blockId: string, count: number) =>
  input(blockId, {
    element: {
      type: 'static_select',
      action_id: 'value',
      options: Array.from({ length: count }, (_, n) => option(String(n))),
    },
  });
const ready = (blockId: string, initial_value: string) =>
  input(blockId, { element: { type: 'plain_text_input', action_id: 'value', initial_value } });

/** Each is on by default; the others are turned off, so that one story is about one of them. */
const alone = (on: keyof Unkind): Partial<Unkind> => ({
  initialValues: false,
  earlierValues: false,
  entities: false,
  manyOptions: false,
  homes: false,
  disconnects: false,
  lateTriggers: false,
  limits: false,
  [on]: true,
});

describe("Slack's unkindness", () => {
  let app: BareSlackApp;
  let maja: SlackClient;
  afterEach(() => app.stop());

  async function opens(unkind: Partial<Unkind>, view: object): Promise<SlackView> {
    app = await startBareSlackApp({ unkind });
    maja = app.slack.client('U0MAJA0001');
    app.opens = view;
    await maja.command('');
    await maja.openHome();
    await app.slack.until(() => maja.home !== undefined);
    await maja.press('act:open');
    await app.slack.until(() => maja.modals.length === 1);
    return maja.modals[0]!;
  }
  /** Sends the view and shows another one in its place. */
  const goesTo = async (...blocks: object[]): Promise<void> => {
    app.answerNext = { response_action: 'update', view: modal({ blocks }) };
    expect(await maja.submit()).toEqual({ kind: 'ok' });
  };
  interface Sent {
    readonly user: { readonly team_id: string };
    readonly view: SlackView;
  }
  const sent = async (): Promise<Sent> => {
    await maja.submit();
    return app.seen.at(-1) as unknown as Sent;
  };
  const valuesOf = async () => (await sent()).view.state.values;

  describe('with initial values', () => {
    it('shows what an update draws in a block that was there before, and sends it as empty', async () => {
      await opens(
        alone('initialValues'),
        modal({ blocks: [ticks('who'), ready('text', 'färdig')] }),
      );
      maja.fill('who', ['a']);
      await goesTo(input('else'));
      await goesTo(ticks('who', 'a'), ready('text', 'färdig'), ticks('new', 'b'));
      expect(maja.values.who?.value).toMatchObject({ selected_options: [option('a')] });
      const values = await valuesOf();
      expect(values.who?.value).toMatchObject({ selected_options: [] });
      expect(values.text?.value).toMatchObject({ value: null });
      expect(values.new?.value).toMatchObject({ selected_options: [option('b')] });
    });

    it('sends what somebody touches, and what was touched and stays through an update', async () => {
      await opens(alone('initialValues'), modal({ blocks: [ticks('who'), input('text')] }));
      maja.fill('who', ['a']);
      maja.fill('text', 'skriven');
      await goesTo(ticks('who', 'b'), ready('text', 'annan'));
      app.answerNext = { response_action: 'errors', errors: { text: 'Igen.' } };
      expect(await valuesOf()).toMatchObject({
        who: { value: { selected_options: [option('a')] } },
        text: { value: { value: 'skriven' } },
      });
      await goesTo(input('else'));
      await goesTo(ticks('who', 'a'));
      maja.fill('who', ['a']);
      expect((await valuesOf()).who?.value).toMatchObject({ selected_options: [option('a')] });
    });
  });

  it('with earlier values sends those of screens before along', async () => {
    await opens(alone('earlierValues'), modal({ blocks: [input('first')] }));
    maja.fill('first', 'förra');
    await goesTo(input('second'));
    maja.fill('second', 'denna');
    expect(await valuesOf()).toMatchObject({
      first: { value: { value: 'förra' } },
      second: { value: { value: 'denna' } },
    });
  });

  it("with entities encodes a payload's copy of a view, and nothing that was typed", async () => {
    const view = modal({ blocks: [{ type: 'section', text: plain('a & <b> &lt;') }, input('t')] });
    await opens(alone('entities'), view);
    maja.fill('t', 'c & <d>');
    const { view: copy } = await sent();
    expect(copy.blocks[0]).toMatchObject({ text: { text: 'a &amp; &lt;b&gt; &amp;lt;' } });
    expect(copy.state.values.t?.value).toMatchObject({ value: 'c & <d>' });
  });

  it('with many options shows no answer in which a choice has eight, and shows it by views.update', async () => {
    const { id } = await opens(alone('manyOptions'), modal());
    for (const [count, outcome] of [
      [7, { kind: 'ok' }],
      [8, { kind: 'failed', status: 200 }],
    ] as const) {
      app.answerNext = { response_action: 'update', view: modal({ blocks: [choice('c', count)] }) };
      expect(await maja.submit()).toEqual(outcome);
    }
    const view = modal({ blocks: [choice('c', 8)] }) as never;
    expect(await app.client.views.update({ view_id: id, view })).toMatchObject({ ok: true });
  });

  it("with homes gives every second person's home, wherever it was pressed", async () => {
    await opens(alone('homes'), modal());
    maja.close();
    const homes = new Set<string>();
    for (const user of ['U0MAJA0001', 'U0MAJA0002']) {
      await app.slack.client(user).command('');
      expect(app.seen.at(-1)).toMatchObject({ team_id: app.slack.team });
      await app.slack.client(user).openHome();
      await app.slack.until(() => app.slack.client(user).home !== undefined);
      await app.slack.client(user).press('act:open');
      const pressed = app.seen.at(-1) as unknown as Sent;
      expect(pressed).toMatchObject({
        team: { id: app.slack.team },
        enterprise: { id: app.slack.enterprise?.[0] },
      });
      homes.add(pressed.user.team_id);
    }
    expect([...homes].sort()).toEqual([app.slack.team, 'T0SISTER01'].sort());
  });

  it('with late triggers does not open every tenth dialog', async () => {
    await opens(alone('lateTriggers'), modal());
    const answers: unknown[] = [];
    for (let presses = 2; presses <= 10; presses++) {
      maja.close();
      await maja.press('act:open').catch(() => undefined);
      await app.slack.until(
        () => app.slack.calls.filter(({ method }) => method === 'views.open').length === presses,
      );
      const { answer } = app.slack.calls.at(-1)!;
      answers.push(answer === 'dropped' ? answer : (answer.error ?? 'ok'));
      if (presses < 10) await app.slack.until(() => maja.modals.length === 1);
    }
    expect(answers).toEqual([...Array<string>(8).fill('ok'), 'expired_trigger_id']);
  });

  it('with limits wants to be left alone at every twelfth Home', async () => {
    await opens(alone('limits'), modal());
    const view = { type: 'home', blocks: [actions(button('act:open'))] } as never;
    const publish = () =>
      app.client.views.publish({ user_id: maja.user, view }).then(
        () => 'ok',
        () => 'limited',
      );
    const all: string[] = [];
    for (let times = 2; times <= 13; times++) all.push(await publish());
    expect(all.indexOf('limited')).toBe(10);
    expect(all.filter((said) => said === 'limited')).toHaveLength(1);
  });
});
