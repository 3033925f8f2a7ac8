import sv from '../../../adaptive-cards/texts/sv.json';
import type { TeamsPerson } from './teams-person';

/** Presses as a person does whom the bot asks to try again, thirty times at most. */
async function patiently(member: TeamsPerson, press: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; tries < 30; tries++) {
    const before = member.card;
    await press();
    if (!member.reads().includes(sv.remarks.busy)) return;
    member.card = before;
  }
  throw new Error('busy thirty times');
}

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
  await patiently(member, () => member.opens('desk'));
  for (;;) {
    const queue = member.card;
    const threads = member.reads().matchAll(/"value":"([0-9a-f]{32})"/g);
    for (const [, thread = ''] of threads) {
      if (!isMine(thread)) continue;
      await patiently(member, () => member.presses('desk_open', { thread }));
      found.push(member.reads());
      member.card = queue;
    }
    if (!member.has('desk_more')) return found;
    await patiently(member, () => member.presses('desk_more'));
  }
}
