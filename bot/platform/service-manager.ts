import { execFile } from 'node:child_process';

/** Milliseconds in which the service manager must take the word. */
const patience = 5_000;

/**
 * Tells systemd that the bot serves, if its service waits for that (`Type=notify`): `systemctl start` then
 * waits, and fails if the bot ends instead. Node has no sockets of that kind, so systemd-notify(1) says it.
 * False if the word did not go out.
 */
export function tellServiceManager(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<boolean> {
  if (environment.NOTIFY_SOCKET === undefined) return Promise.resolve(true);
  const { NOTIFY_SOCKET, PATH } = environment;
  // It gets none of the settings.
  const options = { env: { NOTIFY_SOCKET, PATH }, timeout: patience };
  return new Promise((resolve) => {
    execFile('systemd-notify', ['--ready'], options, (error) => {
      resolve(error === null);
    });
  });
}
