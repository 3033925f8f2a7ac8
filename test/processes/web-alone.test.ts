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
    // The workflow's own server is reached by a weaker encryption, which each start warns of.
    const ofServer = /"code":"database_(?:tls_negotiated|certificate_unchecked)"/;
    const lines = office
      .logged()
      .split('\n')
      .filter((line) => !ofServer.test(line));
    expect(lines.join('\n')).not.toMatch(/"level":"(?:error|warn)"/);
  });
});
