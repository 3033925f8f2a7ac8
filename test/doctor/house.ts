import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contactKeys } from '../../bot/domain/contacts';
import type { Desk, Id } from '../../bot/domain/ids';
import { drawInvitationCode } from '../../bot/domain/invitation';
import { createHttpApp } from '../../bot/http/app';
import { startServer } from '../../bot/http/server';
import { invitationOf } from '../../bot/keys/invitation-code';
import type { Finding } from '../../bot/operator/doctor/finding';
import { systemClock } from '../../bot/platform/clock';
import { programVersion } from '../../bot/platform/project-root';
import { nodeRandom } from '../../bot/platform/random';
import { openStores, type Stores } from '../../bot/start/open-stores';
import { begunFolder } from '../support/begun-folder';
import { runCommand } from '../support/houses/run-command';
import { peopleOf } from '../support/people/people-of';

/** An installation on this disk, with nothing wrong with it. */
export type House = Awaited<ReturnType<typeof openHouse>>;

export interface Diagnosis {
  readonly code: number;
  readonly findings: readonly Finding[];
  /** Everything that was printed. */
  readonly said: string;
}

/** A line of contacts that nobody has been given, but that could be dialled. */
const real = '0999-12 34 56';

export function goodContacts(): Record<'sv' | 'en', Record<string, string>> {
  const lines = Object.fromEntries(contactKeys.map((key) => [key, `${key}, ${real}`]));
  return { sv: { ...lines }, en: { ...lines } };
}

const databaseIn = (folder: string): string => join(folder, 'data', 'vissla.db');
const vaultIn = (folder: string): string => join(folder, 'keys', 'vault.json');

/** Starts once in a folder, and lets each desk's people in. */
async function start(
  folder: string,
  people: Partial<Record<Desk, number>>,
  address: string,
): Promise<void> {
  const stores = await openStores(
    { database: { kind: 'sqlite', path: databaseIn(folder) }, vault: vaultIn(folder) },
    'production',
    nodeRandom(),
  );
  await seat(stores, people, address);
  await stores.database.close();
}

const usual = { whistleblowing: 2, hr: 2 } as const;
/** The usual installation, of which each house is a copy: a start takes longer than most tests. */
let started: Promise<string> | undefined;

async function startOnce(): Promise<string> {
  const folder = mkdtempSync(join(begunFolder(), 'doctor-'));
  await start(folder, usual, '{}');
  return folder;
}

/**
 * A production installation that has started once; each desk has its people, and they are of its own where it
 * is said how many.
 */
export async function openHouse(
  messenger: Readonly<Record<string, string>>,
  people?: Partial<Record<Desk, number>>,
  address = '{}',
) {
  const folder = mkdtempSync(join(tmpdir(), 'vissla-doctor-'));
  const [database, vault] = [databaseIn(folder), vaultIn(folder)];
  const contacts = join(folder, 'contacts.json');
  writeFileSync(contacts, JSON.stringify(goodContacts()), { mode: 0o644 });
  if (people === undefined) {
    started ??= startOnce();
    cpSync(await started, folder, { recursive: true });
  } else await start(folder, people, address);
  const backups = { database: join(folder, 'copies'), vault: join(folder, 'keys-copies') };
  const today = systemClock().today();
  for (const [at, store, copy] of [
    [backups.database, database, `vissla-${today}.db`],
    [backups.vault, vault, `vault-${today}.json`],
  ] as const) {
    mkdirSync(at, { mode: 0o700 });
    copyFileSync(store, join(at, copy));
  }
  return {
    folder,
    database,
    vault,
    contacts,
    /** Where copies of both stores lie, of today. */
    backups,
    settings: {
      VISSLA_HOST: '127.0.0.1',
      VISSLA_BACKUPS: `${backups.database},${backups.vault}`,
      VISSLA_DATABASE_URL: `sqlite:${database}`,
      VISSLA_VAULT: `file:${vault}`,
      VISSLA_ORGANISATION: 'Exempelby kommun',
      VISSLA_WEBSITE_URL: 'https://www.exempelby.example/visselblasning',
      VISSLA_PRIVACY_URL: 'https://www.exempelby.example/personuppgifter',
      VISSLA_DISPOSAL_WHISTLEBLOWING: 'KS 2026/12 24',
      VISSLA_DISPOSAL_HR: 'KS 2026/13 24',
      VISSLA_CONTACTS: contacts,
      VISSLA_PASSES: 'at-once',
      ...messenger,
    } as Readonly<Record<string, string>>,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Lets so many people join each desk. */
async function seat(
  stores: Stores,
  seats: Partial<Record<Desk, number>>,
  address: string,
): Promise<void> {
  const { people } = await peopleOf(stores);
  const [random, clock] = [nodeRandom(), systemClock()];
  for (const [desk, count] of Object.entries(seats) as [Desk, number][]) {
    for (let seated = 0; seated < count; seated += 1) {
      const code = drawInvitationCode(random);
      await people.invite(invitationOf(code, desk, `Person ${seated}`, clock));
      const id = Buffer.from(random.bytes(16)).toString('hex') as Id;
      await people.redeem({
        code,
        who: { messenger: 'teams', tenant: 't', user: id, address },
        now: clock.now(),
        audit: { id, day: clock.today() },
      });
    }
  }
}

/** What answers at the bot's own address: the real server, on a port of its own, with nobody behind it. */
export interface Answering {
  readonly settings: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export async function startAnswering(): Promise<Answering> {
  const nobody = { admits: () => 404, answer: () => undefined };
  const app = createHttpApp({
    messages: nobody,
    ready: () => true,
    version: programVersion(),
    fault: () => undefined,
  });
  const server = await startServer({ app, port: 0, host: '127.0.0.1' });
  return {
    settings: { VISSLA_PORT: String(server.port) },
    close: () => server.close(),
  };
}

/** What `doctor` finds, as a machine is told it. */
export async function diagnose(
  settings: Readonly<Record<string, string>>,
  folder = join(tmpdir(), 'no-such-folder'),
  nodeOptions: readonly string[] = [],
): Promise<Diagnosis> {
  const words = ['doctor', '--json'];
  const { code, out, error } = await runCommand(words, settings, { folder, nodeOptions });
  const said = out + error;
  return { code, said, findings: (JSON.parse(said) as { findings: Finding[] }).findings };
}

/** What is not well. */
export function troubles({ findings }: Diagnosis): readonly Finding[] {
  return findings.filter(({ kind }) => kind === 'wrong' || kind === 'warning');
}

/** A login endpoint and its metadata, on this machine, which say what the test wants. */
export type FakeLogin = Awaited<ReturnType<typeof startFakeLogin>>;

export const appId = '12345678-8888-4777-8666-555555555555';
const tenant = '87654321-2222-4333-8444-555555555555';

export async function startFakeLogin() {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      response.sendDate = false;
      response.setHeader('date', new Date(Date.now() + login.ahead).toUTCString());
      const send = (status: number, body: object): void => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(body));
      };
      if (request.url === '/openid') {
        send(200, { token_endpoint: `${base}/token`, jwks_uri: `${base}/keys` });
      } else if (request.url === '/token') {
        asked.push(Buffer.concat(chunks).toString('utf8'));
        send(login.answer.status, login.answer.body);
      } else if (request.url?.startsWith('/v3/') === true) {
        asked.push(`${request.method} ${request.url} ${request.headers.authorization}`);
        send(login.connector, { members: [{ name: 'canary' }] });
      } else send(login.keys ? 200 : 500, { keys: [] });
    });
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const login = {
    settings: {
      VISSLA_TEAMS_APP_ID: appId,
      VISSLA_TEAMS_APP_PASSWORD: 'canary-password',
      VISSLA_TEAMS_TENANTS: tenant,
      VISSLA_TEAMS_APP_TENANT: tenant,
      VISSLA_TEAMS_OPENID_URL: `${base}/openid`,
    },
    answer: { status: 200, body: { access_token: 'canary-token', expires_in: 3600 } as object },
    /** Where a member's chat is, at a Bot Connector on this machine that answers with `connector`. */
    address: JSON.stringify({
      serviceUrl: `${base}/`,
      conversation: 'a:canary',
      bot: '28:bot',
      user: '29:canary',
      tenant,
      locale: 'sv',
    }),
    connector: 200,
    /** Milliseconds by which its clock is ahead. */
    ahead: 0,
    /** Whether the signing keys are there. */
    keys: true,
    asked,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => {
          done();
        });
        server.closeAllConnections();
      }),
  };
  return login;
}
