import type { RequestListener } from 'node:http';
import { type RunningServer, startServer } from '../http/server';
import type { Config } from '../settings/config';
import type { ChannelSettings } from '../settings/messengers';
import type { Channels } from './open-channels';
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
  { host }: Pick<Config, 'host'>,
  set: Partial<ChannelSettings>,
  { web, webDesk }: Channels,
  vissla: Vissla,
  opened: (what: 'door' | 'desk', port: number) => void,
): Promise<readonly RunningServer[]> {
  const door = await open(host, {
    settings: set.web,
    listen: web && ((url) => web.listen(vissla.door, url)),
    opened: (port) => {
      opened('door', port);
    },
  });
  const desk = await open(host, {
    settings: set.webDesk,
    listen: webDesk && ((url) => webDesk.listen(vissla.webDesk, url)),
    opened: (port) => {
      opened('desk', port);
    },
  });
  return [...door, ...desk];
}

async function open(
  host: string,
  { settings, listen, opened }: OwnOrigin,
): Promise<readonly RunningServer[]> {
  if (settings === undefined || listen === undefined) return [];
  let url = settings.url ?? '';
  const server = await startServer({ app: listen(() => url), port: settings.port, host });
  if (settings.url === undefined) url = `http://localhost:${server.port}`;
  opened(server.port);
  return [server];
}
