import en from '../../../../adaptive-cards/texts/en.json';
import sv from '../../../../adaptive-cards/texts/sv.json';

export const words = { sv: sv.webDoor, en: en.webDoor };
