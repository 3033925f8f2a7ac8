import { get } from 'node:http';
import { codeOf } from '../../domain/error-code';
import { reasonHeader, settingsHeader, versionHeader } from '../../http/version-header';
import { addressWithin, type Listening } from '../../settings/listening';
import { type Findings, reportsOf } from './finding';

const { fine, skipped, warning, wrong } = reportsOf('bot');

export type BotAnswer =
  /** Nobody listens at its address; or a program that says nothing, or is another. */
  | { readonly kind: 'nobody' | 'another' }
  | {
      readonly kind: 'vissla';
      readonly version: string;
      /** A mark of its settings; empty where it says none. */
      readonly settings: string;
      readonly isReady: boolean;
      /** Whether it waits in vain for the database's write lock. */
      readonly isLocked?: boolean;
    };

/**
 * @param at where it listens, in words
 * @param own this command's version, and the mark of the settings that are set now
 * @param hasBegun whether there ever was a start: before the first one nobody misses the bot
 */
export function checkBot(
  answer: BotAnswer,
  at: string,
  own: { readonly version: string; readonly settings: string },
  hasBegun: boolean,
): Findings {
  switch (answer.kind) {
    case 'nobody':
      return hasBegun
        ? wrong(
            `Nobody answers on ${at}. Start the bot (systemctl start vissla); its log says why it ended. If it runs, VISSLA_HOST and VISSLA_PORT are not those that it was started with.`,
          )
        : skipped('It has not been started yet.');
    case 'another':
      return wrong(
        `What is on ${at} does not answer as the bot does. If it is the bot (systemctl status vissla), restart it; else stop it, or set VISSLA_PORT to a port that is free.`,
      );
    case 'vissla': {
      const bot = `Vissla ${answer.version} answers on ${at}`;
      if (answer.isLocked === true)
        return wrong(
          `${bot} and cannot write: another process has held the write lock for over ten seconds. Look which machine or process of Vissla is frozen, and end that one; nothing that was called sent is lost.`,
        );
      if (!answer.isReady)
        return warning(`${bot} and is not ready: it is starting or ending. Ask again in a minute.`);
      if (answer.version === own.version)
        return answer.settings === '' || answer.settings === own.settings
          ? fine(`${bot}.`)
          : warning(
              `${bot} with other settings or contacts than those of now. They hold once it is restarted (systemctl restart vissla).`,
            );
      return warning(
        `${bot}, and this command is of ${own.version}. Restart the bot (systemctl restart vissla), so that it runs the version that is installed.`,
      );
    }
  }
}

/** Nobody listens, or there is no such address. */
const nobody = new Set(['ECONNREFUSED', 'EADDRNOTAVAIL', 'ENETUNREACH', 'EHOSTUNREACH']);

/**
 * Asks the bot at its own address whether it is ready; through no proxy. Never rejects.
 * @param patience in milliseconds; the bot answers this before anything else
 */
export function askBot(place: Listening, patience = 3_000): Promise<BotAnswer> {
  return new Promise((resolve) => {
    const options = { host: addressWithin(place), port: place.port, path: '/readyz', agent: false };
    const request = get({ ...options, signal: AbortSignal.timeout(patience) }, (response) => {
      const { [versionHeader]: version, [settingsHeader]: settings } = response.headers;
      response.resume();
      resolve(
        typeof version === 'string' && /^[\w.+-]{1,40}$/.test(version)
          ? {
              kind: 'vissla',
              version,
              settings: String(settings ?? ''),
              isReady: response.statusCode === 200,
              ...(response.headers[reasonHeader] === 'write_lock' && { isLocked: true }),
            }
          : { kind: 'another' },
      );
      request.destroy();
    });
    request.on('error', (error) => {
      resolve({ kind: nobody.has(codeOf(error) ?? '') ? 'nobody' : 'another' });
    });
  });
}
