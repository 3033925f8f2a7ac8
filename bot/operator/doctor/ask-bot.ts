import { get } from 'node:http';
import { codeOf } from '../../domain/error-code';
import { reasonHeader, settingsHeader, versionHeader } from '../../http/version-header';
import { addressWithin, type Listening } from '../../settings/listening';
import type { BotAnswer } from './check-bot';

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
