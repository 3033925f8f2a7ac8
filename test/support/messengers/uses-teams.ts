import type { FakeBotService } from './fake-bot-service';

/** Somebody presses two buttons and writes in the chat: the bot answers each, and posts its card. */
export async function usesTeams(service: FakeBotService, endpoint: string): Promise<void> {
  const press = async (name: string, data: object): Promise<string> => {
    const activity = service.activity({ type: 'invoke', name, value: { data } });
    return (await service.sendActivity(endpoint, activity)).text;
  };
  const opened = await press('task/fetch', {});
  const draft = /"act":"practice","draft":"([^"]+)"/.exec(opened)?.[1];
  expect(await press('task/submit', { act: 'practice', draft })).toContain('"act":"safe"');
  await service.sendActivity(endpoint, service.activity());
  expect(service.sent.at(-1)).toMatchObject({ method: 'POST', answered: 201 });
}
