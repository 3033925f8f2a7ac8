import en from '../../../../adaptive-cards/texts/en.json';
import sv from '../../../../adaptive-cards/texts/sv.json';

export const deskWords = { sv: sv.webDesk, en: en.webDesk };

export type DeskWord = keyof typeof sv.webDesk;
