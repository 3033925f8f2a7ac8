/** Of all processes on one database, one does what happens unattended: releases, upkeep, notices. */
export interface Leader {
  /**
   * Whether this process leads; it becomes the leader when nobody is. What makes it one ends with the process
   * and with its connection, so that another can take over. Throws when nobody can say: then nothing
   * unattended is done.
   */
  lead(): Promise<boolean>;
  /** Lets another process lead. */
  resign(): Promise<void>;
}
