import { type BotOffice, openBotOffice } from '../support/houses/bot-office';
import { webOrigins } from '../support/houses/web-origins';
import { openWebPeople } from '../torture/web/house';

describe('a production with door and desk on the web, and no messenger', () => {
  let office: BotOffice;
  afterEach(() => office.ends());

  it('takes a report, shows it to the desk, and answers nobody at a messenger’s address', async () => {
    const { door, desk, ofDoor, ofDesk } = await webOrigins();
    office = await openBotOffice({}, { ...ofDoor, ...ofDesk });
    const { invite, settled } = office;
    const { lisa, origins } = await openWebPeople({ door, desk, invite, settled });
    const [what = ''] = origins[0].secrets;
    expect(lisa.reads()).toContain(what);
    const { status } = await fetch(office.bot.endpoint, { method: 'POST', body: '{}' });
    expect(status).toBe(404);
    expect(office.logged()).not.toMatch(/"level":"(?:error|warn)"/);
  });
});
