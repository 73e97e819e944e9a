/**
 * Numbers in [0, 1) that only depend on the seed (Bob Jenkins' small fast counter), so that a run of random faults can
 * be had again.
 */
export function seededDraws(seed: number): () => number {
  let [a, b, c, count] = [0, seed >>> 0, 0x9e3779b9, 1];
  const next = () => {
    const sum = (((a + b) >>> 0) + count) >>> 0;
    count = (count + 1) >>> 0;
    a = (b ^ (b >>> 9)) >>> 0;
    b = (c + (c << 3)) >>> 0;
    c = (((c << 21) | (c >>> 11)) + sum) >>> 0;
    return sum / 2 ** 32;
  };
  for (let round = 0; round < 12; round++) next();
  return next;
}
