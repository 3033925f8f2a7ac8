import express, { type Router } from 'express';

/** The workplace's day, and the way to the next one. */
export interface OfficeCalendar {
  /** As in `2026-11-27`. */
  today(): string;
  /** Milliseconds since 1970 by that calendar: the time of messages. */
  now(): number;
  /** Resolves on the next day, with whether all its unattended work was done. */
  letADayPass(): Promise<boolean>;
}

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
