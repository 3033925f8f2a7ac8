import { crockford, readCrockford } from './crockford';

/**
 * A place in the audit and its link. Kept outside the database, it later proves that nothing up to there was
 * cut off or rewritten.
 */
export interface AuditHead {
  /** Counted from 1. */
  readonly place: number;
  /** 32 bytes. */
  readonly link: Uint8Array;
}

/** A head as copied to paper: the first fifteen bytes of the link, in Crockford's base32. */
export interface NotedHead {
  readonly place: number;
  /** 24 characters. */
  readonly mark: string;
}

/** 120 bits: short enough to copy by hand, too many to find another chain for. */
const markBytes = 15;
const markLength = 24;

/** `412-7K3M-9XW2-...`: the place, and six groups of four characters. */
export function writeHead(head: AuditHead): string {
  return [head.place, ...(markOf(head).match(/.{4}/g) ?? [])].join('-');
}

/** The first fifteen bytes of a link, in 24 characters. */
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

/** Reads a head typed from paper; `undefined` for anything else. */
export function parseHead(typed: string): NotedHead | undefined {
  const [, digits = '', rest = ''] = /^\s*(\d{1,15})\s*\p{Pd}(.*)$/su.exec(typed) ?? [];
  const [place, mark] = [Number(digits), readCrockford(rest)];
  return place > 0 && mark?.length === markLength ? { place, mark } : undefined;
}
