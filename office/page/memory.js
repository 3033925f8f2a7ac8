function read(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing works all the same.
  }
}

/** The language that somebody has pressed; without one the page follows the browser. */
export const recallLanguage = () => read('office-language');
export const keepLanguage = (language) => write('office-language', language);

/**
 * How many of Vissla's messages have been looked at, by messenger and person. It counts for one life of the
 * office (`day`): after a restart the chats begin again.
 */
export function recallSeen(day) {
  try {
    const [kept, ...seen] = JSON.parse(read('office-seen') ?? '[]');
    return new Map(kept === day ? seen : []);
  } catch {
    return new Map();
  }
}
export const keepSeen = (day, seen) => write('office-seen', JSON.stringify([day, ...seen]));
