import type { TimelinePipe } from '@pnp/core';
import { BrowserFetch, DefaultParse, type Queryable } from '@pnp/queryable';
import { DefaultHeaders, DefaultInit, spfi } from '@pnp/sp';
import '@pnp/sp/items/index.js';
import '@pnp/sp/lists/index.js';
import '@pnp/sp/webs/index.js';

export interface Row {
  readonly Id: number;
  readonly Title: string;
  readonly BoardKeys: string;
  readonly DeadlineText: string;
  readonly Progress: string;
  readonly Comment: string | null;
}

const bearer =
  (token: string): TimelinePipe<Queryable> =>
  (instance) => {
    instance.on.auth.replace((url, init) => {
      // PnPjs's number of the request is a header that no preflight grants.
      const { 'X-PnPjs-RequestId': _, ...headers } = init.headers as Record<string, string>;
      return Promise.resolve([url, { ...init, headers: { ...headers, Authorization: `Bearer ${token}` } }]);
    });
    return instance;
  };

/** The list of activities, by a token that is there already: nothing of what the tab does to be signed in. */
export const openList = async () => {
  const { siteUrl, token } = (await (await fetch('/bench/site.json')).json()) as { siteUrl: string; token: string };
  const sp = spfi(siteUrl).using(DefaultHeaders(), DefaultInit(), BrowserFetch(), DefaultParse(), bearer(token));
  const list = `${new URL(siteUrl).pathname}/Lists/Activities`;
  return () => sp.web.getList(list).items.select('Id', 'Title', 'BoardKeys', 'DeadlineText', 'Progress', 'Comment');
};

/** What both apps do with the rows: the words that are searched for, and the order. */
export const shown = (rows: readonly Row[], text: string, sorted: boolean): readonly Row[] => {
  const words = text.toLowerCase();
  const matching = rows.filter(({ Title, Comment }) => `${Title} ${Comment ?? ''}`.toLowerCase().includes(words));
  return sorted ? matching.toSorted((a, b) => (a.Title < b.Title ? -1 : 1)) : matching;
};
