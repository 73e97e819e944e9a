/**
 * The same words beginning at another one, and a number: rows worded alike, or nearly, are copies of one activity, and a
 * plan has a few of those, not 87.
 */
export const reworded = (text: string, copy: number): string => {
  const words = text.split(' ');
  const at = copy % words.length;
  return [...words.slice(at), ...words.slice(0, at), copy + 1].join(' ');
};
