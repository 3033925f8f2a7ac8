import type { Fields } from '../domain/fields';
import type { Member } from '../domain/member';
import type { DeskWorld } from './desk';
import type { DeskDraft } from './desk-draft';
import { draw } from './draw';
import type { Drawn } from './drawn';
import { enteringFields, enterReport, openEntering, showCode } from './enter-report';
import { unticked } from './unsent-texts';

type Button = 'desk_enter' | 'desk_do_enter' | 'desk_code';

/** What a member does about a report that came another way, and where it leads. */
export async function pressEnter(
  world: DeskWorld,
  member: Member,
  draft: DeskDraft,
  button: Button,
  fields: Fields,
): Promise<Drawn> {
  const { at } = draft;
  switch (button) {
    case 'desk_enter': {
      const fields = enteringFields(world);
      return draw(world, member, openEntering(world, draft), { fields });
    }
    case 'desk_code': {
      if (at.kind !== 'entered') return draw(world, member, draft, { fields });
      const view = await showCode(world, draft, at);
      if (view === undefined) return draw(world, member, draft);
      // From here on the code travels no further.
      const after: DeskDraft = { ...draft, at: { kind: 'queue', page: 0 } };
      return { draft: after, view, fields: {} };
    }
    case 'desk_do_enter': {
      if (at.kind !== 'enter') return draw(world, member, draft, { fields });
      const before = unticked(draft, fields);
      if (before !== undefined && before.asked !== true) {
        const asks: DeskDraft = { ...draft, ticked: { ...before, asked: true } };
        return draw(world, member, asks, { remark: 'unticked', fields });
      }
      const now: DeskDraft =
        before === undefined ? draft : { ...draft, ticked: { ...before, involved: '' } };
      const entered = await enterReport(world, member, draft, at, fields);
      if (typeof entered === 'string') return draw(world, member, now, { remark: entered, fields });
      const { ticked: _, ...rest } = now;
      return draw(world, member, { ...rest, at: entered });
    }
  }
}
