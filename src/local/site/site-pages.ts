import { crossings } from '../crossings.ts';
import { fileLeafRef } from '../items/item-ref.ts';
import { child, parseXml } from '../odata/xml.ts';
import { columnAsText } from '../items/item-as-text.ts';
import { fieldNamed, isLibrary, serverPath, type ListRecord } from '../lists/list-record.ts';
import { entityPropertyName, fieldTitle, isDateOnly, itemKey, type FieldRecord } from '../fields/field-record.ts';
import { findPerson, people, planner, type LocalPerson } from '../people/people.ts';
import { html, page, type Html } from './html.ts';
import { may } from '../people/securable.ts';
import { permission } from '../people/permissions.ts';
import { readPage } from '../items/item-page.ts';
import { sessionCookie } from '../people/sign-in.ts';
import type { Site } from './site.ts';
import { sitePath } from './site-path.ts';
import { valuesOf, type ItemRow } from '../items/item-row.ts';
import { fieldKinds, isRelation } from '../fields/field-kinds.ts';
import { ODataError } from '../odata/error.ts';
import { parseShape } from '../odata/shape.ts';
import type { Exchange, Reply } from '../odata/exchange.ts';
import type { Principal } from '../people/principals.ts';
import type { TokenIssuer } from '../people/tokens.ts';

/** The most rows that are read at a time on the way to a page. */
const stride = 5000;

/** The site in a browser: its lists, and each list as a table. Signed in as `?as=NAME`, the planner when unsaid. */
export function answerPage(site: Site, tokens: TokenIssuer, url: URL): Reply {
  const person = findPerson(url.searchParams.get('as') ?? '') ?? planner;
  const who = site.principals.ensure(person);
  const path = decodeURIComponent(url.pathname).replace(/\/$/, '').toLowerCase();
  // The cookie lets a page of the site's own origin ask REST as this person, with a digest for what it writes.
  const cookie = `${sessionCookie}=${tokens.forPerson(person, site.origin)}; Path=${sitePath}; HttpOnly; SameSite=Strict`;
  if (path === '' || path === sitePath) return pageReply(200, listsPage(site, person, who), cookie);
  const list = site.lists.all().find((one) => pagePath(one).toLowerCase() === path);
  if (!list) return pageReply(404, messagePage(site, person, 'Sidan finns inte.'), cookie);
  if (!maySee(site, who, list))
    return pageReply(403, messagePage(site, person, `${person.name} får inte läsa listan.`), cookie);
  try {
    const number = Math.max(1, Math.trunc(Number(url.searchParams.get('sida'))) || 1);
    return pageReply(200, listPage(site, person, who, list, number), cookie);
  } catch (error) {
    if (!(error instanceof ODataError)) throw error;
    return pageReply(error.status, messagePage(site, person, `Vyn kan inte visas: ${error.message}`), cookie);
  }
}

function listsPage(site: Site, person: LocalPerson, who: Principal): string {
  const rows = site.lists
    .all()
    .filter((list) => list.props['Hidden'] !== true && maySee(site, who, list))
    .map(
      (list) =>
        html`<tr>
          <th scope="row"><a href="${addressOf(list)}?as=${person.as}">${list.title}</a></th>
          <td>${list.itemCount}</td>
          <td>${descriptionOf(list)}</td>
        </tr>`,
    );
  const table = html`<div class="wide">
    <table>
      <caption>
        Webbplatsens listor
      </caption>
      <thead>
        <tr>
          <th scope="col">Lista</th>
          <th scope="col">Antal</th>
          <th scope="col">Beskrivning</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
  return page(site.title, head(site.title, person), rows.length > 0 ? table : html`<p>Här finns inga listor än.</p>`);
}

function listPage(site: Site, person: LocalPerson, who: Principal, list: ListRecord, number: number): string {
  const view = list.views.find((one) => one.isDefault);
  const columns = (view?.fields ?? []).flatMap((name) => columnNamed(list, name));
  const size = Math.min(Math.max(view?.rowLimit ?? 30, 1), stride);
  const { rows, hasMore } = rowsOfPage(site, who, list, orderOf(list, view?.query ?? ''), (number - 1) * size, size);
  const heads = columns.map((field) => html`<th scope="col">${fieldTitle(field)}</th>`);
  const body = rows.map((row) => {
    return html`<tr>
      ${columns.map((field) => html`<td class="${cellClass(field)}">${cellText(site, field, row)}</td>`)}
    </tr>`;
  });
  const link = (to: number, text: string) => html`<a href="${addressOf(list)}?as=${person.as}&sida=${to}">${text}</a>`;
  const links = [
    ...(number > 1 ? [link(number - 1, 'Föregående sida')] : []),
    ...(hasMore ? [link(number + 1, 'Nästa sida')] : []),
  ];
  // A list's first view has its English name where nobody has given it another; in Swedish it is this.
  const viewTitle = view === undefined || /^All (?:Items|Documents)$/.test(view.title) ? 'Alla' : view.title;
  const caption = `${viewTitle}: ${list.itemCount} objekt, sida ${number}`;
  return page(
    `${list.title} – ${site.title}`,
    head(list.title, person),
    html`<nav aria-label="Väg"><a href="${sitePath}?as=${person.as}">${site.title}</a></nav>
      <div class="wide" tabindex="0" role="region" aria-label="${list.title}">
        <table class="compact">
          <caption>
            ${caption}
          </caption>
          <thead>
            <tr>
              ${heads}
            </tr>
          </thead>
          <tbody>
            ${body}
          </tbody>
        </table>
      </div>
      <nav aria-label="Sidor">${links}</nav>`,
  );
}

/** The page of a list's first view; a library's lies in its folder Forms. */
function pagePath(list: ListRecord): string {
  return `${serverPath(list)}/${isLibrary(list) ? 'Forms/' : ''}AllItems.aspx`;
}

/** A file's name and type are no values of its item. */
function cellText(site: Site, field: FieldRecord, row: ItemRow): string {
  if (field.name.startsWith('LinkFilename')) return fileLeafRef(row);
  if (field.name === 'DocIcon') return row.leaf?.split('.').slice(1).at(-1) ?? '';
  return columnAsText(site, field, valuesOf(row)[itemKey(field)]);
}

/** A day is not broken; a note is given room, past the columns that are read at a glance. */
function cellClass(field: FieldRecord): string {
  if (isDateOnly(field)) return 'day';
  return field.type === 'Note' ? 'note' : 'text';
}

function messagePage(site: Site, person: LocalPerson, message: string): string {
  return page(
    site.title,
    head(site.title, person),
    html`<p>${message}</p>
      <p><a href="${sitePath}?as=${person.as}">Till webbplatsen</a></p>`,
  );
}

function head(title: string, person: LocalPerson): Html {
  const options = people.map((one) =>
    one === person
      ? html`<option value="${one.as}" selected>${one.name}</option>`
      : html`<option value="${one.as}">${one.name}</option>`,
  );
  return html`<h1>${title}</h1>
    <form>
      <label
        >Inloggad som
        <select name="as">
          ${options}
        </select></label
      >
      <button>Byt</button>
    </form>`;
}

/** A page of rows by position. Rows before it are passed over in great strides. */
function rowsOfPage(
  site: Site,
  who: Principal,
  list: ListRecord,
  order: Record<string, string>,
  from: number,
  size: number,
): { rows: readonly ItemRow[]; hasMore: boolean } {
  const query = new URLSearchParams({ $top: String(stride), ...order });
  const shape = parseShape(query);
  const rows: ItemRow[] = [];
  for (let passed = 0; ;) {
    const exchange: Exchange = {
      site,
      who,
      method: 'GET',
      address: '',
      query,
      format: 'nometadata',
      verboseBody: false,
      bodyType: undefined,
      ifMatch: undefined,
      body: '',
      bytes: new Uint8Array(),
      cross: crossings,
    };
    const part = readPage(exchange, list, shape);
    rows.push(...part.rows.slice(Math.max(0, from - passed), Math.max(0, from + size + 1 - passed)));
    passed += part.rows.length;
    if (rows.length > size || part.next === undefined)
      return { rows: rows.slice(0, size), hasMore: rows.length > size };
    query.set('$skiptoken', part.next);
  }
}

/** A view's `<OrderBy>` as `$orderby` and the `$expand` it needs; its `<Where>` is not heeded here. */
function orderOf(list: ListRecord, query: string): Record<string, string> {
  const order = child(parseXml(`<Query>${query}</Query>`), 'OrderBy');
  const terms: string[] = [];
  const expanded: string[] = [];
  for (const { attributes } of order?.children ?? []) {
    const [field] = columnNamed(list, attributes['Name'] ?? '');
    if (!field || !fieldKinds[field.type].sortable) continue;
    const name = isRelation(field.type) ? `${entityPropertyName(field)}/Title` : itemKey(field);
    if (isRelation(field.type)) expanded.push(entityPropertyName(field));
    terms.push(`${name} ${attributes['Ascending']?.toUpperCase() === 'FALSE' ? 'desc' : 'asc'}`);
  }
  if (terms.length === 0) return {};
  return { $orderby: terms.join(','), ...(expanded.length > 0 && { $expand: expanded.join(',') }) };
}

function columnNamed(list: ListRecord, name: string): FieldRecord[] {
  const field = fieldNamed(list, name === 'LinkTitle' || name === 'LinkTitleNoMenu' ? 'Title' : name);
  return field ? [field] : [];
}

function maySee(site: Site, who: Principal, list: ListRecord): boolean {
  return may(site, who, permission.viewListItems, { list });
}

function descriptionOf({ props }: ListRecord): string {
  return typeof props['Description'] === 'string' ? props['Description'] : '';
}

function addressOf(list: ListRecord): string {
  return encodeURI(pagePath(list));
}

function pageReply(status: number, body: string, cookie: string): Reply {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'";
  return {
    status,
    headers: { 'content-type': 'text/html;charset=utf-8', 'content-security-policy': policy, 'set-cookie': cookie },
    body,
  };
}
