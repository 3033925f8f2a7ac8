import type { Locale } from '../bot/domain/ids';
import type { Piece } from '../bot/domain/piece';
import { formatReportCode, printedPracticeCode } from '../bot/domain/report-code';
import { speak } from './texts';

/** Plain text, for an intranet. */
export function pieceLines(locale: Locale, piece: Piece): readonly string[] {
  const say = speak(locale, {});
  const code = formatReportCode(printedPracticeCode);
  return [
    say(`piece.${piece}.heading`),
    '',
    say(`piece.${piece}.text`),
    '',
    say('piece.practise', { code }),
    say('piece.last'),
  ];
}
