import type {
  DatabaseLocation,
  MssqlLocation,
  MssqlLogin,
  SqliteLocation,
} from '../../db/location';
import { decoded, type Parse, pathIn } from './values';

interface Problem {
  readonly problem: string;
}

const form =
  'must be sqlite:<path> or mssql://<user>:<password>@<host>:<port>/<database> (with %-signs for special characters)';

const defaultPort = 1433;

const encryptions = {
  strict: 'strict',
  true: 'negotiated',
  false: 'none',
} as const satisfies Record<string, MssqlLocation['encryption']>;

const knownOptions = ['encrypt', 'trust-server-certificate', 'client'];

/**
 * `sqlite:<path>`, or `mssql://user:password@host:port/database?encrypt=strict`. Without user and password an
 * Azure identity logs in; `client=<id>` chooses an assigned one. Only the address can weaken the connection:
 * `encrypt=true`, with or without `trust-server-certificate=true`, or `encrypt=false`.
 */
export const databaseUrl: Parse<DatabaseLocation> = (value) => {
  const path = pathIn('sqlite', value);
  if (path !== '') return { value: { kind: 'sqlite', path } };
  const url = value.startsWith('mssql://') && URL.canParse(value) ? new URL(value) : undefined;
  const read = url === undefined ? { problem: form } : readServer(url);
  return 'problem' in read ? read : { value: read };
};

/** The kind of database that a setting names, even if the rest of it is wrong. */
export function databaseKind(value: string | undefined): DatabaseLocation['kind'] {
  return value?.trim().startsWith('mssql:') === true ? 'mssql' : 'sqlite';
}

export const databaseFile: Parse<SqliteLocation> = (value) => {
  const read = databaseUrl(value);
  if ('problem' in read) return read;
  const { value: location } = read;
  return location.kind === 'sqlite'
    ? { value: location }
    : { problem: 'must be sqlite:<path> in the trial; a server needs a messenger to be set' };
};

function readServer(url: URL): MssqlLocation | Problem {
  const database = decoded(url.pathname.slice(1));
  const named = [...url.searchParams.keys()];
  if (url.hostname === '' || url.hash !== '') return { problem: form };
  if (database === undefined || !/^[^/]{1,128}$/.test(database)) {
    return { problem: 'must name one database after the host: mssql://.../<database>' };
  }
  if (named.some((name) => !knownOptions.includes(name)) || new Set(named).size < named.length) {
    return { problem: `may have these options, each once: ${knownOptions.join(', ')}` };
  }
  const login = readLogin(url);
  if ('problem' in login) return login;
  const encryption = readEncryption(url.searchParams);
  if ('problem' in encryption) return encryption;
  return {
    kind: 'mssql',
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? defaultPort : Number(url.port),
    database,
    login,
    ...encryption,
  };
}

function readLogin(url: URL): MssqlLogin | Problem {
  const [user, password] = [decoded(url.username), decoded(url.password)];
  const client = url.searchParams.get('client');
  if (user === undefined || password === undefined) return { problem: form };
  if (user === '' && password === '') {
    return client === ''
      ? { problem: 'has an empty client' }
      : { kind: 'identity', client: client ?? undefined };
  }
  if (user === '' || password === '') {
    return { problem: 'must have both user and password, or neither for an identity of Azure' };
  }
  if (client !== null) return { problem: 'may name a client only without user and password' };
  return { kind: 'password', user, password };
}

function readEncryption(
  search: URLSearchParams,
): Pick<MssqlLocation, 'encryption' | 'trustsAnyCertificate'> | Problem {
  const named = search.get('encrypt') ?? 'strict';
  const trust = search.get('trust-server-certificate') ?? 'false';
  const encryption = Object.entries(encryptions).find(([name]) => name === named)?.[1];
  if (encryption === undefined) return { problem: 'must have encrypt=strict, true or false' };
  if (trust !== 'true' && trust !== 'false') {
    return { problem: 'must have trust-server-certificate=true or false' };
  }
  if (trust === 'true' && encryption !== 'negotiated') {
    return { problem: 'may have trust-server-certificate=true only with encrypt=true' };
  }
  return { encryption, trustsAnyCertificate: trust === 'true' };
}
