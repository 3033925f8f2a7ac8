import { type Day, dayFromNumber, dayNumber } from '../domain/day';
import { u32 } from './fixed-width';
import { SealError } from './seal-error';

/** 9999-12-31: what comes after it is written with another number of digits. */
const lastDay = 2_932_896;

/** A day as the number of days since 1970-01-01, u32. */
export function dayBytes(day: Day): Buffer {
  return u32(dayNumber(day));
}

/** The day of a number; `seal_format` when there is no such day. */
export function dayOf(number: number): Day {
  if (!Number.isInteger(number) || number < 0 || number > lastDay) {
    throw new SealError('seal_format');
  }
  return dayFromNumber(number);
}
