/** Of all processes on one database, one does the unattended work: releases, upkeep, notices. */
export interface Leader {
  /**
   * Whether this process leads; it becomes the leader when there is none. The lead ends with the process or
   * its connection. Throws when nobody can tell: then nothing unattended is done.
   */
  lead(): Promise<boolean>;
  resign(): Promise<void>;
}
