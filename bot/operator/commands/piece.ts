import { pieceLines } from '../../../adaptive-cards/piece-text';
import { pieceOfWeek } from '../../domain/piece';
import { systemClock } from '../../platform/clock';
import type { CommandAnswer } from './context';

export function sayPiece(): CommandAnswer {
  const piece = pieceOfWeek(systemClock().today());
  const [sv, en] = [pieceLines('sv', piece), pieceLines('en', piece)];
  return { lines: [...sv, '', ...en], json: { piece, sv: sv.join('\n'), en: en.join('\n') } };
}
