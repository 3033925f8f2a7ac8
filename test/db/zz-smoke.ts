import { openTemporaryDatabase } from '../support/open-database';
import { randomBytes } from 'node:crypto';
(async () => {
  const t = await openTemporaryDatabase(); const d = t.database;
  const hex=()=>randomBytes(16).toString('hex') as any;
  console.log(await d.installation.get()); await d.installation.create({deployment: randomBytes(16), kind:'trial'}); console.log(await d.installation.get());
  const ep = () => ({id: hex(), publicKey: randomBytes(32), sealedPrivateKey: randomBytes(90)});
  const e = await d.pool.epoch(async () => ep());
  let t0=performance.now(); const N=300;
  for (let i=0;i<N;i++) { const r = await d.pool.put({slot: randomBytes(32), epoch: e.id, envelope: randomBytes(7900)}, {tag: randomBytes(32), day: '2026-01-01' as any}); if (r!=='stored') throw r; }
  console.log('put ms', (performance.now()-t0)/N);
  const ids: any[]=[]; const tags: any[]=[];
  t0=performance.now();
  const n = await d.pool.release(ep(), async (_e, rows) => ({threads: rows.map((_, i) => { const id=hex(); ids.push(id); return {id, reference: randomBytes(6).toString('hex').slice(0,11).toUpperCase() as any, blindIndex: randomBytes(32), desk:'whistleblowing' as const, filedOn:'2026-01-01' as any, expiry:'2028-01' as any, revision: hex(), state: randomBytes(816), keys: randomBytes(380)}}), messages: rows.map(()=>{ const tag=randomBytes(16); tags.push(tag); return {candidates:[tag], envelope: randomBytes(6192)}}), updates: []}));
  console.log('released', n, performance.now()-t0);
  for (const [name, f] of Object.entries<() => Promise<unknown>>({ byId: () => d.threads.byId(ids[3]), messages8: () => d.threads.messages(tags.slice(0,24)), ofDesk: () => d.threads.ofDesk('whistleblowing', ['2028-01' as any]), months: () => d.threads.expiryMonths(), find: () => d.people.find({messenger:'teams', tenant:'t', user:'u'}), people: () => d.people.ofDesk('whistleblowing') })) {
    for (let i=0;i<50;i++) await f();
    t0=performance.now(); for (let i=0;i<200;i++) await f(); console.log(name, ((performance.now()-t0)/200).toFixed(3),'ms');
  }
  console.log((await d.threads.byId(ids[3])));
  await t.remove();
})();
