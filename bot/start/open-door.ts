import type { RequestListener } from 'node:http';
import { type RunningServer, startServer } from '../http/server';
import type { Config } from '../settings/config';
import type { Channels } from './open-channels';
import type { Trial } from './trial';
import type { Vissla } from './vissla';

/** An origin of its own on the web; one without an address has it from its port, as in the trial. */
interface OwnOrigin {
  readonly settings: { readonly port: number; readonly url?: string | undefined } | undefined;
  readonly listen: ((url: () => string) => RequestListener) | undefined;
  readonly opened: (port: number) => void;
}

/**
 * The web door and the web desk, each on a port of its own. Nothing else of the bot answers there, and they
 * answer nowhere else.
 */
export async function openDoors(
  config: Config,
  trial: Trial | undefined,
  { web, webDesk }: Channels,
  vissla: Vissla,
): Promise<readonly RunningServer[]> {
  const set = config.kind === 'trial' ? trial?.settings() : config;
  const door = await open(config, {
    settings: set?.web,
    listen: web && ((url) => web.listen(vissla.door, url)),
    opened: (port) => trial?.opens('door', port),
  });
  const desk = await open(config, {
    settings: set?.webDesk,
    listen: webDesk && ((url) => webDesk.listen(vissla.webDesk, url)),
    opened: (port) => trial?.opens('desk', port),
  });
  return [...door, ...desk];
}

async function open(
  { host }: Pick<Config, 'host'>,
  { settings, listen, opened }: OwnOrigin,
): Promise<readonly RunningServer[]> {
  if (settings === undefined || listen === undefined) return [];
  let url = settings.url ?? '';
  const server = await startServer({ app: listen(() => url), port: settings.port, host });
  if (settings.url === undefined) url = `http://localhost:${server.port}`;
  opened(server.port);
  return [server];
}
