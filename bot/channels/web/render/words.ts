import en from '../../../../adaptive-cards/texts/en.json';
import sv from '../../../../adaptive-cards/texts/sv.json';

/** The few words of the door's pages around the cards. */
export const words = { sv: sv.webDoor, en: en.webDoor };
