import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decodePng, type Picture } from '../support/png.ts';

const icon = (name: string): Picture => decodePng(readFileSync(new URL(`../../appPackage/${name}`, import.meta.url)));

const pixels = ({ rgba }: Picture): [number, number, number, number][] =>
  Array.from({ length: rgba.length / 4 }, (_, index) => [...rgba.subarray(index * 4, index * 4 + 4)] as never);

// Microsoft's rules for icons ("Design your Teams app icon"): sizes, and an outline of white on transparent.
describe('the icons', () => {
  test('the colour icon is 192 pixels square', () => {
    expect(icon('color.png')).toMatchObject({ width: 192, height: 192 });
  });

  test('the colour icon is opaque in the part that is always shown, violet with a white mark', () => {
    const picture = icon('color.png');
    const seen = pixels(picture).filter((_, index) => {
      const [x, y] = [index % 192, Math.floor(index / 192)];
      return x >= 36 && x < 156 && y >= 36 && y < 156;
    });
    expect(seen).toHaveLength(120 * 120);
    expect(seen.filter(([, , , alpha]) => alpha !== 255)).toEqual([]);
    const violet = seen.filter(([red, green, blue]) => red === 0x5b && green === 0x5f && blue === 0xc7).length;
    const white = seen.filter(([red, green, blue]) => red === 255 && green === 255 && blue === 255).length;
    expect(violet / seen.length).toBeGreaterThan(0.6);
    expect(white / seen.length).toBeGreaterThan(0.1);
  });

  test('the outline icon is 32 pixels square', () => {
    expect(icon('outline.png')).toMatchObject({ width: 32, height: 32 });
  });

  test('the outline icon is white and transparent and nothing else', () => {
    const all = pixels(icon('outline.png'));
    const coloured = all.filter(([red, green, blue, alpha]) => alpha > 0 && (red < 255 || green < 255 || blue < 255));
    expect(coloured).toEqual([]);
    const solid = all.filter(([, , , alpha]) => alpha === 255).length;
    const clear = all.filter(([, , , alpha]) => alpha === 0).length;
    expect(solid / all.length).toBeGreaterThan(0.15);
    expect(clear / all.length).toBeGreaterThan(0.5);
  });

  test('what is no icon of ours is not taken for one', () => {
    expect(() => decodePng(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toThrow('not a PNG');
  });
});
