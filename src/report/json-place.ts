/** The line on which each value of a JSON text begins, by its path ("columns[2].width"); "" is the whole. */
export const linesOfJson = (text: string): ReadonlyMap<string, number> => {
  const lines = new Map<string, number>();
  let at = 0;
  let line = 1;
  const skip = (): void => {
    for (; at < text.length && /\s/.test(text.charAt(at)); at += 1) if (text.charAt(at) === '\n') line += 1;
  };
  const string = (): string => {
    const from = at;
    for (at += 1; at < text.length && text.charAt(at) !== '"'; at += 1) if (text.charAt(at) === '\\') at += 1;
    at += 1;
    return text.slice(from, at);
  };
  /** Members or items up to the closing sign; `each` reads one. */
  const within = (close: string, each: (index: number) => void): void => {
    at += 1;
    for (let index = 0; ; index += 1) {
      skip();
      if (at >= text.length || text.charAt(at) === close) break;
      each(index);
      skip();
      if (text.charAt(at) === ',') at += 1;
    }
    at += 1;
  };
  const value = (path: string): void => {
    skip();
    lines.set(path, line);
    const sign = text.charAt(at);
    if (sign === '{') {
      within('}', () => {
        const name: unknown = JSON.parse(string());
        skip();
        at += 1;
        value(path === '' ? String(name) : `${path}.${String(name)}`);
      });
    } else if (sign === '[') within(']', (index) => value(`${path}[${index}]`));
    else if (sign === '"') string();
    else while (at < text.length && !/[\s,\]}]/.test(text.charAt(at))) at += 1;
  };
  value('');
  return lines;
};

/** Where a text that is no JSON breaks: the line, from what the parser says of the place ("at position 12"); null where it says none. */
export const brokenLine = (text: string, error: unknown): number | null => {
  const place = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
  return place === undefined ? null : text.slice(0, Number(place)).split('\n').length;
};
