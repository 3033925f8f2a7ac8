import { openVissla } from '../support/open-vissla';
import { files, opensFirst } from '../support/people/report';

it('of two handlers at once the second is told in the same window, and keeps text and reason', async () => {
  const office = await openVissla({ passes: 'when-told' });
  const [karin, daniel] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
  await files(office.person('Maja'), 'Det luktar gas i skolan.');
  await office.passes();
  for (const member of [karin, daniel]) await opensFirst(member);
  await karin.presses('desk_reply');
  await daniel.presses('desk_close');
  expect((await karin.presses('desk_do_reply', { text: 'Tack.' })).name).toBe('desk_done');
  const fields = { why: 'Inget att göra.', reason: 'duplicate' };
  await daniel.presses('desk_do_close', fields);
  expect(daniel.shown).toMatchObject({
    view: { name: 'desk_close' },
    remark: 'changed_meanwhile',
    fields,
  });
  // Looking at the thread first does not lose the text either.
  expect(await daniel.presses('desk_thread')).toMatchObject({ name: 'desk_thread', pending: 1 });
  await daniel.presses('desk_close');
  expect(daniel.shown.fields).toMatchObject({ why: 'Inget att göra.' });
  await office.close();
});
