export const routes = [
  'whistleblowing',
  'handlers_decide',
  'hr',
  'responsible_unit',
  'complaint',
  'fault_report',
] as const;
/** Where a matter belongs. `handlers_decide` is filed like `whistleblowing`; the others are advice. */
export type Route = (typeof routes)[number];

/** Whether a matter is for the handlers, with no other way that helps better. */
export function isForHandlers(route: Route): route is 'whistleblowing' | 'handlers_decide' {
  return route === 'whistleblowing' || route === 'handlers_decide';
}
