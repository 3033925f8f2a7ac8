import { inTeams, people } from '../../office/people';
import { refusals } from '../../office/teams/workplace';
import { openOffice, tenant } from './open-office';

interface Reference {
  readonly serviceUrl: string;
  readonly conversation: { readonly id: string };
  readonly user: { readonly id: string; readonly aadObjectId: string };
}

const hello = { type: 'message', text: 'Something waits.' };

describe('the Bot Connector of the office', () => {
  let opened: Awaited<ReturnType<typeof openOffice>>;
  let karin: Reference;
  const call = (method: string, path: string, body?: unknown, bearer?: string) =>
    opened.bare.call(method, karin.serviceUrl, karin.conversation.id, path, body, bearer);
  const messages = async () =>
    ((await opened.read('chat/karin')).messages as { id: string; text: string }[]).map(
      ({ text }) => text,
    );

  beforeEach(async () => {
    opened = await openOffice();
    karin = JSON.parse(opened.office.addressOf('karin')) as Reference;
  });
  afterEach(() => opened.close());

  it('reaches a person who has opened nothing yet', async () => {
    const posted = await call('POST', 'activities', hello);
    expect(posted.status).toBe(201);
    expect(await posted.json()).toEqual({ id: expect.stringMatching(/^\d{13}$/) as unknown });
    expect(await messages()).toContain('Something waits.');
  });

  it('refuses a message of more than 100 KB in UTF-16', async () => {
    const big = (characters: number) => ({ type: 'message', text: 'å'.repeat(characters) });
    expect((await call('POST', 'activities', big(51_000))).status).toBe(201);
    const refused = await call('POST', 'activities', big(51_200));
    expect(refused.status).toBe(413);
    expect(await refused.json()).toMatchObject({ error: { code: 'MessageSizeTooBig' } });
    expect(opened.notes).toEqual(['message_size']);
  });

  it.each(['', 'forged'])('answers 401 to the token "%s"', async (bearer) => {
    expect((await call('POST', 'activities', hello, bearer)).status).toBe(401);
    expect((await call('GET', 'members', undefined, bearer)).status).toBe(401);
  });

  it('answers 404 after the history was removed, until the conversation is begun again', async () => {
    const begin = (id: string) =>
      fetch(`${karin.serviceUrl}v3/conversations`, {
        method: 'POST',
        headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
        body: JSON.stringify({ members: [{ id }], tenantId: tenant }),
      });
    const bearer = await opened.bare.token();
    await call('POST', 'activities', hello);
    const person = inTeams(people.find(({ id }) => id === 'karin')!, 'sv-SE');
    opened.office.teams.client(person).removeHistory();
    expect(await messages()).toEqual([]);
    expect((await call('POST', 'activities', hello)).status).toBe(404);
    expect((await begin('29:nobody')).status).toBe(400);
    const begun = await begin(karin.user.aadObjectId);
    expect(begun.status).toBe(201);
    expect(await begun.json()).toEqual({ id: karin.conversation.id });
    expect((await call('POST', 'activities', hello)).status).toBe(201);
  });

  it('answers 412 where it is told to, and takes the next one', async () => {
    const left = [true, false];
    opened.office.teams.behaves({ failsPreconditions: () => left.shift() === true });
    expect((await call('POST', 'activities', hello)).status).toBe(412);
    expect((await call('POST', 'activities', hello)).status).toBe(201);
  });

  it.each(Object.entries(refusals).filter(([code]) => code !== 'cut'))(
    'refuses as Teams does: %s with %d',
    async (code, status) => {
      const refuses = () => ({ code: code as keyof typeof refusals, retryAfter: 7 });
      opened.office.teams.behaves({ refuses });
      const refused = await call('POST', 'activities', hello);
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([status, '7']);
      expect(await refused.json()).toMatchObject({ error: { code } });
      expect(await messages()).toEqual([]);
    },
  );

  it('cuts connections, and takes what nobody sees, where it is told to', async () => {
    opened.office.teams.behaves({
      refuses: (of) => (of === 'known' ? { code: 'cut' } : undefined),
    });
    await expect(call('POST', 'activities', hello)).rejects.toThrow();
    const person = inTeams(people.find(({ id }) => id === 'karin')!, 'sv-SE');
    opened.office.teams.client(person).removeHistory();
    opened.office.teams.behaves({ refuses: () => undefined, takesForRemoved: true });
    expect((await call('POST', 'activities', hello)).status).toBe(201);
    expect(await messages()).toEqual([]);
  });

  it('knows no other conversation, and no other kind of activity', async () => {
    karin = { ...karin, conversation: { id: 'a:somewhere' } };
    expect((await call('POST', 'activities', hello)).status).toBe(404);
    karin = JSON.parse(opened.office.addressOf('karin')) as Reference;
    expect((await call('POST', 'activities', { type: 'event' })).status).toBe(400);
  });
});
