/** Lines that lean on what stands beside the checkout of those who wrote it; a clone has nothing beside it. */
export function outsideMentions(path: string, text: string): string[] {
  return text.split('\n').flatMap((line, index) => {
    const mention = /(\.\.|\/work)\/shared\b/.exec(line);
    return mention === null ? [] : [`${path}:${index + 1} mentions ${mention[0]}`];
  });
}
