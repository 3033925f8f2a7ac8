import type { WebChannel } from '../channels/web/channel';
import { type RunningServer, startServer } from '../http/server';
import type { Dialogue } from '../ports/dialogue';
import type { Config } from '../settings/config';
import type { Trial } from './trial';

/**
 * Opens the web door on a port of its own, if there is one. Nothing else of the bot answers there, and it
 * answers nowhere else.
 */
export async function openDoor(
  config: Config,
  trial: Trial | undefined,
  channel: WebChannel | undefined,
  dialogue: Dialogue,
): Promise<RunningServer | undefined> {
  const settings = config.kind === 'trial' ? trial?.web() : config.web;
  if (channel === undefined || settings === undefined) return undefined;
  let url = settings.url ?? '';
  const app = channel.listen(dialogue, () => url);
  const server = await startServer({ app, port: settings.port, host: config.host });
  // The trial's address follows from the port that the system chose.
  if (settings.url === undefined) url = `http://localhost:${server.port}`;
  trial?.opensDoorOn(server.port);
  return server;
}
