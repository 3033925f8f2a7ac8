import { createKeptPages } from '../../../../bot/channels/web/desk/kept-pages';
import { createSessions } from '../../../../bot/channels/web/desk/sessions';
import type { WebAnswer } from '../../../../bot/channels/web/router';

const page = (text: string, headers?: WebAnswer['headers']): WebAnswer => ({
  ...{ status: 200, type: 'text/html', text },
  ...(headers && { headers }),
});

it('loses nothing typed where strangers take all places for pages of nobody', () => {
  // A place is refused from the lowest bound on.
  const pages = createKeptPages(createSessions(Date.now), Date.now, (from) => from);
  const typed = page('<textarea>Det som skrevs.</textarea>');
  const before = pages.keep(undefined, typed);
  expect(before.status).toBe(303);
  const name = before.headers!.Location!.slice(1);
  for (let nth = 0; nth < 50_000; nth++) pages.keep(undefined, page('<p>En kod skrivs in.</p>'));

  // The browser stays on its page, which has the text.
  expect(pages.keep(undefined, typed)).toEqual({ status: 204 });
  const said = page('<p>Du är utloggad.</p>', { 'Clear-Site-Data': '"cache"' });
  expect(pages.keep(undefined, said)).toEqual(said);
  expect(pages.show(undefined, name)).toMatchObject({ text: typed.text });
});
