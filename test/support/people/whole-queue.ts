import type { TeamsPerson } from './teams-person';

/**
 * Opens every thread of a member's queue, page by page, and gives what each one says that has this form; an
 * empty text where it says nothing of the kind.
 */
export async function readsWholeQueue(
  member: TeamsPerson,
  form: RegExp,
): Promise<readonly string[]> {
  return (await readsEachThread(member)).map((text) => form.exec(text)?.[0] ?? '');
}

/**
 * Opens every thread of a member's queue, page by page, and gives each as it reads.
 * @param isMine which of them, where several read at a time
 */
export async function readsEachThread(
  member: TeamsPerson,
  isMine: (thread: string) => boolean = () => true,
): Promise<readonly string[]> {
  const found: string[] = [];
  await member.opens('desk');
  for (;;) {
    const queue = member.card;
    const threads = member.reads().matchAll(/"value":"([0-9a-f]{32})"/g);
    for (const [, thread = ''] of threads) {
      if (!isMine(thread)) continue;
      await member.presses('desk_open', { thread });
      found.push(member.reads());
      member.card = queue;
    }
    if (!member.has('desk_more')) return found;
    await member.presses('desk_more');
  }
}
