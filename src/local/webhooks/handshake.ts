import { randomUUID } from 'node:crypto';

/** How long a subscriber may take to answer ([D]: five seconds). */
export const patience = 5000;

/** Thrown where a request can go on only when its notification URL has proved that somebody listens there. */
export class HandshakeNeeded extends Error {
  override readonly name = 'HandshakeNeeded';
  readonly url: string;

  constructor(url: string) {
    super(`${url} is to be validated.`);
    this.url = url;
  }
}

/**
 * POSTs `…?validationtoken=<random>` to a subscriber, which must answer 200 with the token as plain text within five
 * seconds ([D] "Overview of SharePoint webhooks").
 */
export async function validates(notificationUrl: string): Promise<boolean> {
  const token = randomUUID();
  const url = new URL(notificationUrl);
  url.searchParams.set('validationtoken', token);
  try {
    const answer = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-length': '0' },
      signal: AbortSignal.timeout(patience),
    });
    const text = await answer.text();
    const type = answer.headers.get('content-type') ?? 'text/plain';
    return answer.status === 200 && /^text\/plain\b/i.test(type) && text.trim() === token;
  } catch (error) {
    if (isUnreachable(error)) return false;
    throw error;
  }
}

/** Whether a request came to nothing on the way: no such host, refused, cut, or too slow. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    (error instanceof TypeError && error.message === 'fetch failed') || /^(?:Timeout|Abort)Error$/.test(error.name)
  );
}
