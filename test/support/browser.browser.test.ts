import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, openContext } from './browser.ts';

describe('the browser of the tests', () => {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end('<h1>Åtagande</h1><img src="https://example.com/pixel.png">');
  });
  let address = '';

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(() => server.close());

  test('reaches this machine and nothing else, and says what it refused', async () => {
    const context = await openContext();
    const page = await context.newPage();
    await page.goto(address);
    expect(await page.getByRole('heading').textContent()).toBe('Åtagande');
    expect(context.refused).toEqual(['https://example.com/pixel.png']);
    await context.close();
  });

  test('is one for all the tests of a worker', async () => {
    expect(await openBrowser()).toBe(await openBrowser());
  });

  test('draws Swedish text with some width, which it does not when it finds no font', async () => {
    const context = await openContext();
    const page = await context.newPage();
    await page.setContent('<b style="font:100px sans-serif">Öppna</b>');
    const width = await page.evaluate(() => document.querySelector('b')!.getBoundingClientRect().width);
    expect(width).toBeGreaterThan(200);
    await context.close();
  });
});
