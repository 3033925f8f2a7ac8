import type { ButtonName } from '../../bot/domain/buttons';
import type { CopyKind } from '../../bot/domain/case-copy';
import type { Fields } from '../../bot/domain/fields';
import type { Remark } from '../../bot/domain/remarks';
import type { RequestEnd, SentCopy } from '../../bot/domain/request';
import type { Section } from '../../bot/domain/secrecy';
import type { Person } from '../../test/support/people/card-person';
import { opensThread } from '../../test/support/people/report';
import { type Act, fills, finishes, memberOf, type Scene } from './acts';
import type { MemberName } from './house';

/** Somebody asks for a record of the case. */
export const isAskedFor = (text: string): Act => fills('desk_request', 'desk_do_request', { text });

/** Answers the request. Before a no both of its texts are read. */
export const answersRequest =
  (answer: RequestEnd, copying: SentCopy): Act =>
  async (scene, who) => {
    const member = memberOf(scene, who);
    await opensThread(member, scene.reference);
    await member.presses('desk_decide');
    if (answer === 'refused')
      for (const press of ['desk_refusal', 'desk_decide'] as const) await member.presses(press);
    await finishes(scene, member, 'desk_do_decide', { stage: 'answered', answer, copying });
  };

/** Reads a copy of the case to its end. */
export const copies =
  (copying: CopyKind): Act =>
  async (scene, who) => {
    const member = await atCopies(scene, who);
    await hears(member, 'desk_do_copy', undefined, { copying });
    await readsOn(member);
  };

/** Masks words of the report, and asks another member whether it is right. */
export const redactions =
  (section: Section, words: string): Act =>
  async (scene, who) => {
    const member = await atCopies(scene, who);
    await member.presses('desk_redaction');
    await hears(member, 'desk_do_redaction', 'redacted', { entry: '1', words, section });
    await hears(member, 'desk_do_ask', 'asked_second');
  };

export const agreesToRedactions = (): Act => async (scene, who) => {
  const member = await atCopies(scene, who);
  await readsOn(member);
  await hears(member, 'desk_do_agree', 'redactions_agreed');
};

export const takesOut = (text: string): Act =>
  fills('desk_remove', 'desk_do_remove', { text, reason: 'irrelevant' });

export const agreesToOpenExpired = (): Act =>
  fills('desk_remove', 'desk_do_remove', { answer: 'yes' });

/** Takes out the archive's package, and notes that the archive has it. */
export const archives =
  (number: string): Act =>
  async (scene, who) => {
    const member = memberOf(scene, who);
    await opensThread(member, scene.reference);
    await member.presses('desk_archive');
    await hears(member, 'desk_package', undefined);
    await scene.house.settles();
    await fills('desk_archive', 'desk_do_archive', { reason: 'package', number })(scene, who);
  };

async function atCopies(scene: Scene, who: MemberName | 'reporter'): Promise<Person> {
  const member = memberOf(scene, who);
  await opensThread(member, scene.reference);
  await member.presses('desk_copy');
  return member;
}

async function readsOn(member: Person): Promise<void> {
  while (member.has('desk_later')) await member.presses('desk_later');
}

async function hears(
  member: Person,
  button: ButtonName,
  remark: Remark | undefined,
  fields: Fields = {},
): Promise<void> {
  await member.presses(button, fields);
  const said = member.shown.remark;
  if (said !== remark) throw new Error(`${button}: ${said}`);
}
