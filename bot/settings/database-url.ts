import type { DatabaseLocation, MssqlLocation, SqliteLocation } from '../../db/location';
import { decoded, type Parse, pathIn } from './values';

const form =
  'must be sqlite:<path> or mssql://<user>:<password>@<host>:<port>/<database> (with %-signs for special characters)';

const defaultPort = 1433;

const encryptions = new Map<string, MssqlLocation['encryption']>([
  ['strict', 'strict'],
  ['true', 'negotiated'],
  ['false', 'none'],
]);

const knownOptions = ['encrypt', 'trust-server-certificate', 'client'];

/**
 * `sqlite:<path>`, or `mssql://user:password@host:port/database?encrypt=strict`. Without user and password an
 * Azure identity logs in; `client=<id>` chooses an assigned one. Only the address can weaken the connection:
 * `encrypt=true`, with or without `trust-server-certificate=true`, or `encrypt=false`.
 */
export const databaseUrl: Parse<DatabaseLocation> = (value) => {
  const path = pathIn('sqlite', value);
  if (path !== undefined) return { value: { kind: 'sqlite', path } };
  const url = value.startsWith('mssql://') && URL.canParse(value) ? new URL(value) : undefined;
  return url === undefined ? { problem: form } : readServer(url);
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

function readServer(url: URL): ReturnType<Parse<MssqlLocation>> {
  const { hostname, port, searchParams: options } = url;
  const named = [...options.keys()];
  const database = decoded(url.pathname.slice(1));
  if (hostname === '' || url.hash !== '') return { problem: form };
  if (database === undefined || !/^[^/]{1,128}$/.test(database))
    return { problem: 'must name one database after the host: mssql://.../<database>' };
  if (named.some((name) => !knownOptions.includes(name)) || new Set(named).size < named.length)
    return { problem: `may have these options, each once: ${knownOptions.join(', ')}` };
  const [user, password] = [decoded(url.username), decoded(url.password)];
  const client = options.get('client') ?? undefined;
  if (user === undefined || password === undefined) return { problem: form };
  if ((user === '') !== (password === ''))
    return { problem: 'must have both user and password, or neither for an identity of Azure' };
  if (user !== '' && client !== undefined)
    return { problem: 'may name a client only without user and password' };
  if (client === '') return { problem: 'has an empty client' };
  const encryption = encryptions.get(options.get('encrypt') ?? 'strict');
  const trust = options.get('trust-server-certificate') ?? 'false';
  if (encryption === undefined) return { problem: 'must have encrypt=strict, true or false' };
  if (trust !== 'true' && trust !== 'false')
    return { problem: 'must have trust-server-certificate=true or false' };
  if (trust === 'true' && encryption !== 'negotiated')
    return { problem: 'may have trust-server-certificate=true only with encrypt=true' };
  return {
    value: {
      kind: 'mssql',
      host: hostname.replace(/^\[|\]$/g, ''),
      port: port === '' ? defaultPort : Number(port),
      database,
      login: user === '' ? { kind: 'identity', client } : { kind: 'password', user, password },
      ...{ encryption, trustsAnyCertificate: trust === 'true' },
    },
  };
}
