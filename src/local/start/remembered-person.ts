const key = 'uppfoljning.as';

/** Who was chosen last in this browser, so that a link out of a card opens as the same person. */
export const rememberedPerson = (): string | null => window.localStorage.getItem(key);

export const rememberPerson = (as: string): void => window.localStorage.setItem(key, as);
