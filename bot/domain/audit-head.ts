import { crockford, readCrockford } from './crockford';

/**
 * Where the audit ends, or ended once: a place and what was linked there. Kept apart from the database, it
 * proves later that nothing up to there was cut off or written anew.
 */
export interface AuditHead {
  /** Counted from 1. */
  readonly place: number;
  /** 32 bytes. */
  readonly link: Uint8Array;
}

/** A head as somebody has kept it: of the link the first fifteen bytes, in Crockford's base32. */
export interface KeptHead {
  readonly place: number;
  /** 24 characters. */
  readonly mark: string;
}

/** Fifteen bytes, 120 bits: what one writes down on paper and nobody finds another chain for. */
const markBytes = 15;
const markLength = 24;

/** `412-7K3M-9XW2-...`: the place, and six groups of four characters. */
export function writeHead(head: AuditHead): string {
  return [head.place, ...(markOf(head).match(/.{4}/g) ?? [])].join('-');
}

/** What of a link is kept: 24 characters. */
export function markOf({ link }: Pick<AuditHead, 'link'>): string {
  let mark = '';
  for (let at = 0; at < markBytes; at += 5) {
    let bits = 0;
    for (const byte of link.subarray(at, at + 5)) bits = bits * 256 + byte;
    for (let left = 35; left >= 0; left -= 5)
      mark += crockford.charAt(Math.floor(bits / 2 ** left) % 32);
  }
  return mark;
}

/** Reads a head that was typed from paper; `undefined` when it is none. */
export function parseHead(typed: string): KeptHead | undefined {
  const [, digits = '', rest = ''] = /^\s*(\d{1,15})\s*\p{Pd}(.*)$/su.exec(typed) ?? [];
  const [place, mark] = [Number(digits), readCrockford(rest)];
  return place > 0 && mark?.length === markLength ? { place, mark } : undefined;
}
