/** What people say in the guide, by where it leads: the matter, and the one answer that is asked for next. */
export const said = {
  gain: { about: 'gain', detail: 'others' },
  danger: { about: 'danger', detail: 'ignored' },
  doubt: { about: 'other', detail: 'unsure' },
  own: { about: 'work', detail: 'single' },
  injury: { about: 'accident', detail: 'injury' },
  repair: { about: 'broken', detail: 'repair' },
  opinion: { about: 'view', detail: 'opinion' },
  harm: { about: 'care', detail: 'staff' },
  child: { about: 'care', detail: 'child' },
  secret: { about: 'security', detail: 'secret' },
} as const;

export interface Said {
  readonly about: string;
  readonly detail: string;
}
