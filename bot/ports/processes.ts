/** Of all processes on one database, one does the unattended work: passes, upkeep, notices. */
export interface Leader {
  /**
   * Whether this process leads; it becomes the leader when there is none. The lead ends with the process or
   * its connection. Throws when nobody can tell: then nothing unattended is done.
   */
  lead(): Promise<boolean>;
  resign(): Promise<void>;
}

/** The lock that orders the writes of all processes on one database. */
export interface WriteLock {
  /** Whether another process has held it for longer than ten seconds: it may be frozen. */
  isHeldUp(): boolean;
  /**
   * Is called once this process has lost the lock during a write. What it read then is old, and the process
   * must end.
   */
  onOvertaken(end: () => void): void;
}
