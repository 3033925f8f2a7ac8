import { type Day, parseDay } from '../../domain/day';
import type { Copied } from './files';

/** A day, a suffix that tells two copies apart, the ending, and the wrapping of who keeps it. */
const forms = {
  database: /^vissla-(\d{4}-\d{2}-\d{2})(?:-[\w-]+)?\.(db|bak)(\.(?:age|gpg|gz|xz|zst))?$/,
  vault: /^vault-(\d{4}-\d{2}-\d{2})(?:-[\w-]+)?\.(json)(\.(?:age|gpg))?$/,
} as const;

/** `vissla-2026-11-24.db`, or with a suffix `vault-2026-11-24-before-upgrade.json`. */
export function copyName(of: Copied, day: Day, suffix: string): string {
  const [head, ending] = { database: ['vissla', 'db'], vault: ['vault', 'json'] }[of];
  return `${head}-${day}${suffix === '' ? '' : `-${suffix}`}.${ending}`;
}

/** `isOurs`: made by `backup`, and neither a server's nor wrapped. `undefined` for any other file. */
export function readCopyName(
  of: Copied,
  name: string,
): { readonly day: Day; readonly isOurs: boolean } | undefined {
  const [, text = '', kind, wrapped] = forms[of].exec(name) ?? [];
  const day = parseDay(text);
  return day && { day, isOurs: kind !== 'bak' && wrapped === undefined };
}
