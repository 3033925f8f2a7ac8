import { type Finding, fine, skipped, warning, wrong } from './finding';

/** What came of asking the bot, at its own address, whether it is ready. */
export type BotAnswer =
  /** Nobody listens there. */
  | { readonly kind: 'nobody' }
  /** Somebody takes the connection and says nothing. */
  | { readonly kind: 'silent' }
  /** Somebody answers who does not say that it is Vissla. */
  | { readonly kind: 'another' }
  | { readonly kind: 'vissla'; readonly version: string; readonly isReady: boolean };

/**
 * Judges whether the bot runs, and as which version.
 *
 * @param at where it listens, in words
 * @param version this command's
 * @param hasBegun whether there ever was a start: before the first one nobody is missed
 */
export function checkBot(
  answer: BotAnswer,
  at: string,
  version: string,
  hasBegun: boolean,
): readonly Finding[] {
  switch (answer.kind) {
    case 'nobody':
      if (!hasBegun) return [skipped('bot', 'It has not been started yet.')];
      return [
        wrong(
          'bot',
          `Nobody answers on ${at}. Start the bot (systemctl start vissla); its log says why it ended. If it runs, VISSLA_HOST and VISSLA_PORT are not those that it was started with.`,
        ),
      ];
    case 'silent':
      return [
        wrong(
          'bot',
          `Somebody listens on ${at} and does not answer. If it is the bot (systemctl status vissla), restart it.`,
        ),
      ];
    case 'another':
      return [
        wrong(
          'bot',
          `What answers on ${at} is another program. Stop it, or set VISSLA_PORT to a port that is free.`,
        ),
      ];
    case 'vissla':
      return [aboutVissla(answer, at, version)];
  }
}

function aboutVissla(
  { version: runs, isReady }: Extract<BotAnswer, { readonly kind: 'vissla' }>,
  at: string,
  version: string,
): Finding {
  if (!isReady)
    return warning(
      'bot',
      `Vissla ${runs} answers on ${at} and is not ready: it is starting or ending. Ask again in a minute.`,
    );
  if (runs !== version)
    return warning(
      'bot',
      `Vissla ${runs} answers on ${at}, and this command is of ${version}. Restart the bot (systemctl restart vissla), so that it runs the version that is installed.`,
    );
  return fine('bot', `Vissla ${runs} answers on ${at}.`);
}
