/** A part of the page that could not be fetched: the net is gone, or we were upgraded and it is no longer served. */
export class LostPartError extends Error {
  override readonly name = 'LostPartError';
}

/** Fetches a part of the page. Rejects with LostPartError. */
export const fetchPart = <T>(load: () => Promise<T>): Promise<T> =>
  load().catch((cause: unknown) => {
    throw new LostPartError('A part of the page could not be fetched.', { cause });
  });
