import express, { type Router } from 'express';
import type { OfficeCalendar } from '../calendar';

/** Lets a day pass. `tell` is called with the new one, also for pages that did not ask. */
export function daysRouter(calendar: OfficeCalendar, tell: (today: string) => void): Router {
  const router = express.Router();
  router.post('/days', async (_request, response) => {
    const isWhole = await calendar.letADayPass();
    const today = calendar.today();
    tell(today);
    response.json(isWhole ? { today } : { today, kind: 'failed', why: 'upkeep' });
  });
  return router;
}
