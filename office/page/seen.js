import { keepSeen, recallSeen } from './memory.js';

/** How many of Vissla's messages have been looked at, by person and messenger, in this life of the office. */
export function createSeen() {
  let day = '';
  let seen = new Map();
  const key = ({ id }, messenger) => `${messenger}:${id}`;
  return {
    begin: (today) => {
      day = today;
      seen = recallSeen(today);
    },
    looked: (person, messenger, posted) => {
      seen.set(key(person, messenger), posted);
      keepSeen(day, seen);
    },
    unread: (person, messenger) =>
      Math.max(0, person.posted[messenger] - (seen.get(key(person, messenger)) ?? 0)),
  };
}
