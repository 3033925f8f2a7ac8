import type { Press, Shown } from '../../../bot/channels/channel';
import { until } from '../../http/until';
import { timersByHand, whenTimeIsUp } from '../../support/by-hand';
import { startTeamsBot, startView } from '../../support/messengers/teams-bot';

const typed = { act: 'file', draft: 'd', texts: 't', what: 'KANARIEFÅGEL', where: 'här' };

interface CalmCard {
  readonly body: readonly { readonly text: string }[];
  readonly actions: readonly { readonly title: string; readonly data: object }[];
}

/** A bot whose conversation answers when told to. */
async function slowBot() {
  const waiting: ((shown: Shown) => void)[] = [];
  const bot = await startTeamsBot({
    answerMilliseconds: 'as-in-production',
    dialogue: () => new Promise((resolve) => waiting.push(resolve)),
  });
  const presses = (data: object, name = 'task/submit', more: object = {}) =>
    bot.send({ type: 'invoke', name, value: { data }, ...more });
  const answers = (shown: Shown = startView): void => {
    for (const resolve of waiting.splice(0)) resolve(shown);
  };
  /** The answer when the time is up; Teams gives up after five seconds, the way there and back included. */
  const late = async (...press: Parameters<typeof presses>) => {
    const { before, answer } = await whenTimeIsUp(4_500, () => presses(...press), 3_500);
    expect(before).toBe(false);
    return answer;
  };
  /** Presses again what is at work, and gives the answer that comes now. */
  const again = async (shown: Shown, ...press: Parameters<typeof presses>) => {
    timersByHand();
    const pressed = presses(...press);
    await until(() => jest.getTimerCount() > 0);
    answers(shown);
    const answer = await pressed;
    jest.useRealTimers();
    return answer;
  };
  return { bot, answers, late, again };
}

const cardOf = (body: unknown): CalmCard =>
  (body as { task: { value: { card: { content: CalmCard } } } }).task.value.card.content;

describe('an answer that does not come in time', () => {
  it('is a calm card, whose one button sends the same again with all that was typed', async () => {
    const { bot, answers, late } = await slowBot();
    const { status, body } = await late(typed);
    expect(status).toBe(200);
    expect(cardOf(body)).toMatchObject({
      body: [{ text: 'Det tog för lång tid. Tryck igen: samma text skickas bara en gång.' }],
      actions: [{ title: 'Försök igen', data: typed }],
    });
    expect(bot.faults).toEqual(['dialogue_late']);
    answers();
    await bot.close();
  });

  it('is what the button gets, and the work does not begin a second time', async () => {
    const { bot, late, again } = await slowBot();
    const { body } = await late(typed);
    const left = { ...startView, view: { name: 'left' } } as const;
    const answer = await again(left, cardOf(body).actions[0]?.data ?? {});
    expect(answer.body).toEqual({ task: { type: 'message', value: 'title of left' } });
    expect(bot.presses).toHaveLength(1);
    await bot.close();
  });

  it('opens the dialog by the button, where it had not opened', async () => {
    const { bot, late, again } = await slowBot();
    const opened = await late({ act: 'desk' }, 'task/fetch', {
      entities: [{ type: 'clientInfo', locale: 'en-GB' }],
    });
    expect(cardOf(opened.body).actions).toMatchObject([
      { title: 'Try again', data: { act: 'desk' } },
    ]);
    const answer = await again(startView, cardOf(opened.body).actions[0]?.data ?? {});
    expect(answer.body).toMatchObject({ task: { type: 'continue' } });
    for (const press of bot.presses)
      expect(press).toMatchObject<Partial<Press>>({ button: 'desk', draft: undefined });
    await bot.close();
  });

  it('is a sentence alone where the card would be too large to be shown', async () => {
    const { bot, answers, late } = await slowBot();
    const { body } = await late({ ...typed, what: 'å'.repeat(19_000) });
    expect(body).toMatchObject({ task: { type: 'message' } });
    answers();
    await bot.close();
  });

  it('is awaited where nobody looks at a dialog', async () => {
    const { bot } = await slowBot();
    bot.service.connectorAnswers(502, { times: 1 });
    expect((await bot.send({ text: 'hej' })).status).toBe(200);
    expect(bot.service.sent).toHaveLength(2);
    await bot.close();
  });
});
