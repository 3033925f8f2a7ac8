import type { Press, Shown } from '../../../bot/channels/channel';
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
    answerMilliseconds: () => 150,
    dialogue: () => new Promise((resolve) => waiting.push(resolve)),
  });
  const presses = (data: object, name = 'task/submit', more: object = {}) =>
    bot.send({ type: 'invoke', name, value: { data }, ...more });
  const answers = (shown: Shown = startView): void => {
    for (const resolve of waiting.splice(0)) resolve(shown);
  };
  return { bot, presses, answers };
}

const cardOf = (body: unknown): CalmCard =>
  (body as { task: { value: { card: { content: CalmCard } } } }).task.value.card.content;

describe('an answer that does not come in time', () => {
  it('is a calm card, whose one button sends the same again with all that was typed', async () => {
    const { bot, presses, answers } = await slowBot();
    const { status, body } = await presses(typed);
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
    const { bot, presses, answers } = await slowBot();
    const { body } = await presses(typed);
    const again = presses(cardOf(body).actions[0]?.data ?? {});
    await new Promise((resolve) => setTimeout(resolve, 30));
    answers({ ...startView, view: { name: 'left' } });
    expect((await again).body).toEqual({ task: { type: 'message', value: 'title of left' } });
    expect(bot.presses).toHaveLength(1);
    await bot.close();
  });

  it('opens the dialog by the button, where it had not opened', async () => {
    const { bot, presses, answers } = await slowBot();
    const opened = await presses({ act: 'desk' }, 'task/fetch', {
      entities: [{ type: 'clientInfo', locale: 'en-GB' }],
    });
    expect(cardOf(opened.body).actions).toMatchObject([
      { title: 'Try again', data: { act: 'desk' } },
    ]);
    const again = presses(cardOf(opened.body).actions[0]?.data ?? {});
    await new Promise((resolve) => setTimeout(resolve, 30));
    answers();
    expect((await again).body).toMatchObject({ task: { type: 'continue' } });
    for (const press of bot.presses)
      expect(press).toMatchObject<Partial<Press>>({ button: 'desk', draft: undefined });
    await bot.close();
  });

  it('is a sentence alone where the card would be too large to be shown', async () => {
    const { bot, presses, answers } = await slowBot();
    const { body } = await presses({ ...typed, what: 'å'.repeat(19_000) });
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
