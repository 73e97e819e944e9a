/**
 * The language that the tab and the SharePoint page are shown in: `?lang=en` in the address, else Swedish, whatever the
 * browser prefers. As Teams says it: "sv-se", "en-us".
 */
export const askedLocale = (): 'sv-se' | 'en-us' =>
  new URLSearchParams(window.location.search).get('lang') === 'en' ? 'en-us' : 'sv-se';

/** Carries the language on to another page of this machine; "" where it is Swedish. */
export const languageQuery = (): string => (askedLocale() === 'en-us' ? '&lang=en' : '');
