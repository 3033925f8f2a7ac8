import { type Day, dayFromNumber, dayNumber, type Month } from '../domain/day';
import { type ByteReader, u16, u32 } from './fixed-width';
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

/** A month as the number of months since 0000-01, u16: 2026-11 is 24,322. */
export function monthBytes(month: Month): Buffer {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw new SealError('seal_value');
  return u16(Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1);
}

export function readMonth(reader: ByteReader): Month {
  const number = reader.u16();
  const year = String(Math.floor(number / 12)).padStart(4, '0');
  return `${year}-${String((number % 12) + 1).padStart(2, '0')}` as Month;
}
