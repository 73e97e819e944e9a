/** The parts of the tab that its first page needs, each a file of its own: none waits for another to be read. */
export const fetchSession = () => import('./tab-session.ts');
export const fetchStage = () => import('./stage.tsx');
/** With as little of msal as makes a client. */
export const fetchMsal = () => import('./msal.ts');

/** What draws each page. */
export const pages = {
  mine: async () => (await import('./mine-route.tsx')).MineRoute,
  plan: async () => (await import('./plan-route.tsx')).PlanRoute,
  configure: async () => (await import('./configure-page.tsx')).ConfigurePage,
};

/** Fetches the page that the address names, before the host is asked: a guess, and when wrong a file too many. */
export const fetchNamedPage = ({ hash, search, pathname }: Location = window.location): Promise<unknown> => {
  if (/^#\/(planen|aktivitet)\b/.test(hash) || (hash === '' && /\bpage=plan\b/.test(search))) return pages.plan();
  return pathname.endsWith('/configure') ? pages.configure() : pages.mine();
};
