import type { Language } from '../cards/words.ts';

/** What the service says outside its cards. */
export interface BotWords {
  readonly greeting: string;
  readonly reply: string;
}

const swedish: BotWords = {
  greeting:
    'Hej! Jag påminner dig två veckor innan dina aktiviteter har slutdatum. Svara direkt i kortet, eller i fliken Mina aktiviteter.',
  reply: 'Jag läser inte meddelanden här. Svara i ett kort, eller i fliken Mina aktiviteter.',
};

const english: BotWords = {
  greeting:
    'Hello! I remind you two weeks before your activities are due. Answer in the card, or in the tab My activities.',
  reply: 'I do not read messages here. Answer in a card, or in the tab My activities.',
};

export const botWords: Readonly<Record<Language, BotWords>> = { sv: swedish, en: english };
