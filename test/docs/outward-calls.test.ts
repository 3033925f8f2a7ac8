import { slackUrl } from '../../bot/channels/slack/web';
import { publicMetadataUrl } from '../../bot/channels/teams/bot-service';
import { entraTokenEndpoint } from '../../bot/channels/teams/credentials';
import { trustOf } from '../../bot/channels/teams/service-url';
import { parseKeyVaultAddress } from '../../bot/keys/vault/key-vault-address';
import { namesIn, readFile, tableRows } from './read-docs';

const page = readFile('docs/outward-calls.md');
const listed = namesIn(tableRows(page, 'What is called outwards'));
const hostOf = (url: string): string => new URL(url).hostname;

/** Quoted texts of a file that look like a host, or like a domain of hosts. */
const quotedHosts = (path: string): string[] =>
  [...readFile(path).matchAll(/'(\.?(?:[a-z0-9-]+\.)+(?:com|us|net|cn))'/g)].flatMap(
    ([, host]) => host ?? [],
  );

describe('the page of what is called outwards', () => {
  const vaults = quotedHosts('bot/keys/vault/key-vault-address.ts').map((host) => `.${host}`);
  const teams = quotedHosts('bot/channels/teams/service-url.ts');
  const others = [publicMetadataUrl, entraTokenEndpoint('t'), slackUrl].map(hostOf);

  it('lists the hosts that stand in the program, and no others', () => {
    expect([...listed].sort()).toEqual([...teams, ...vaults, ...others, '.slack.com'].sort());
  });

  it("lists as Teams' those to which the token may go", () => {
    const mayGetToken = trustOf(undefined);
    const name = (host: string): string => (host.startsWith('.') ? `any${host}` : host);
    for (const host of teams) expect(mayGetToken(`https://${name(host)}/`)).toBe(true);
    const foreign = listed.filter(
      (host) => !teams.includes(host) && !host.includes('botframework'),
    );
    for (const host of foreign) expect(mayGetToken(`https://${name(host)}/`)).toBe(false);
    for (const host of vaults) expect(parseKeyVaultAddress(`https://any${host}`)).toBeDefined();
  });
});
