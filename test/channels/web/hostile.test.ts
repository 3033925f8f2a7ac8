import { storedCounts } from '../../support/databases/stored-rows';
import { openTestWebDesk, type TestWebDesk } from '../../support/messengers/web-desk';
import { openWebDoor, type WebDoor } from '../../support/messengers/web-door';
import { openVissla, type TestVissla } from '../../support/open-vissla';
import { attacks } from '../../torture/web/attacks';
import { crossings, openWebPeople, type WebPeople, type WebPlaces } from '../../torture/web/house';

/** A short part of `npm run torture -- --only web`, always with the same chance. */
describe('both web origins', () => {
  let office: TestVissla;
  let door: WebDoor;
  let desk: TestWebDesk;
  let places: WebPlaces;
  let people: WebPeople;

  beforeAll(async () => {
    office = await openVissla({ on: 'SQLite' });
    door = await openWebDoor(office.vissla.door);
    desk = await openTestWebDesk(office.vissla.webDesk);
    places = {
      ...{ door: door.url, desk: desk.url },
      invite: (title) => office.invite(title),
      settled: () => office.passes(),
    };
    people = await openWebPeople(places);
  });
  afterAll(async () => {
    expect([...door.faults, ...desk.faults, ...office.codes()]).toEqual([]);
    await desk.close();
    await door.close();
    await office.close();
  });

  it('answer hostile requests calmly, keep nothing of them, and give nothing away', async () => {
    const before = await storedCounts(office.location);
    const { origins } = people;
    const statuses = await attacks({ seed: 27, inputs: 400, origins, hasTime: () => true });
    const kinds = ['door 200', 'door 404', 'door 405', 'desk 200', 'desk 404', 'desk 405'];
    for (const kind of kinds) expect([kind, statuses.get(kind) ?? 0]).not.toEqual([kind, 0]);
    expect(await storedCounts(office.location)).toEqual(before);
  });

  it('take no draft, challenge or cookie where it does not belong', async () => {
    expect(await crossings(places, people)).toEqual([]);
  });
});
