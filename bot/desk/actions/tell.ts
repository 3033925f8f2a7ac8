import { firstToTell, withoutDeferral } from '../../domain/handing';
import { caseOf, changeAlong } from '../case/change-case';
import { command } from '../case/command';
import { tellingShown } from '../case/handing';
import { postAsDesk } from '../case/post-as-desk';

/** Tells the reporter of a hand-over that was not told at once. */
export const tell = command({
  form: 'desk_tell',
  option: 'reply',
  sends: 'desk_do_tell',
  texts: ['text'],
  shows: 'once',
  opens: async ({ world, case: visible }) => ({
    telling: firstToTell(await caseOf(world, visible))?.id,
  }),
  view: async ({ form, world }, looked) => ({
    name: 'desk_tell',
    ...form,
    ...(looked && {
      telling: tellingShown(await caseOf(world, looked.case), world.clock.today()),
    }),
  }),
  ready: async ({ world, case: visible, at: { telling } }) => {
    const { deferred = [] } = await caseOf(world, visible);
    return { text: deferred.find(({ id }) => id === telling)?.text ?? '' };
  },
  read: (_, { text, wrong }) => wrong() ?? { kind: 'told_later', text },
  run: async (sending, { text }) => {
    const { world, case: visible, at } = sending;
    const { deferred = [] } = await caseOf(world, visible);
    const one = deferred.find(({ id }) => id === at.telling);
    if (one === undefined) return 'not_now';
    const writes = await changeAlong(world, visible, (known) => withoutDeferral(known, one.id));
    if (typeof writes === 'string') return writes;
    const { to, name, cause } = one;
    const told = { kind: 'handed_over', to, name, cause, text } as const;
    const toHr = to === 'hr';
    return postAsDesk(sending, told, 'deferred_telling_sent', { writes, stays: true, toHr });
  },
});
