import { request } from './pnp-client.ts';
import type { Tenant } from '../../src/local/tenant.ts';

/** Adds items a hundred to a batch, as SharePoint takes them. */
export async function addItems(tenant: Tenant, list: string, items: readonly object[]): Promise<void> {
  const address = `${tenant.siteUrl}/_api/web/lists/getByTitle('${list}')/items`;
  for (let start = 0; start < items.length; start += 100) {
    const parts = items
      .slice(start, start + 100)
      .map(
        (item) =>
          `--b\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nPOST ${address} HTTP/1.1\r\nAccept: application/json;odata=nometadata\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(item)}\r\n`,
      );
    const answer = await request(tenant, '$batch', {
      method: 'POST',
      headers: { 'content-type': 'multipart/mixed; boundary=b' },
      body: `${parts.join('')}--b--\r\n`,
    });
    const text = await answer.text();
    const made = text.match(/HTTP\/1.1 201/g)?.length ?? 0;
    if (made !== parts.length)
      throw new Error(`Only ${made} of ${parts.length} items were made: ${text.slice(0, 600)}`);
  }
}
