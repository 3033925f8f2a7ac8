import type { Locale } from '../bot/domain/ids';
import type { Piece } from '../bot/domain/piece';
import { formatReceipt, printedPracticeCode } from '../bot/domain/receipt';
import { type Say, speak } from './texts';

export interface PieceText {
  readonly heading: string;
  readonly text: string;
  readonly practise: string;
}

export function pieceText(say: Say, piece: Piece): PieceText {
  const code = formatReceipt(printedPracticeCode);
  return {
    heading: say(`piece.${piece}.heading`),
    text: say(`piece.${piece}.text`),
    practise: say('piece.practise', { code }),
  };
}

/** Plain text, for an intranet. */
export function pieceLines(locale: Locale, piece: Piece): readonly string[] {
  const say = speak(locale, {});
  const { heading, text, practise } = pieceText(say, piece);
  return [heading, '', text, '', practise, say('piece.last')];
}
