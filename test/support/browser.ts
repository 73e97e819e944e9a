import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';
import { findChromium } from '../../src/cli/find-chromium.ts';

// One Chromium for all test files of a worker; kept on globalThis, since each file loads this module anew where
// vitest isolates files.
const shared = globalThis as typeof globalThis & { sharedBrowser?: Promise<Browser> };

/**
 * The worker's Chromium, started at the first call (5-9 s the first time on a machine). Nobody closes it: it ends with
 * the worker, since Chromium stops when the pipe to its parent breaks.
 */
export function openBrowser(): Promise<Browser> {
  shared.sharedBrowser ??= findChromium().then(({ executablePath, args, env }) =>
    chromium.launch({ executablePath, args, env, headless: true, chromiumSandbox: false }),
  );
  return shared.sharedBrowser;
}

/** A context of its own together with what it tried to reach off this machine. */
export type OfflineContext = BrowserContext & { readonly refused: string[] };

/**
 * A fresh context in Swedish, Stockholm's time, that reaches nothing but loopback: any other request is refused and
 * noted in `refused`, so that a test can say that the product asked for nothing outside. The caller closes it.
 */
export async function openContext(options: BrowserContextOptions = {}): Promise<OfflineContext> {
  const browser = await openBrowser();
  const context = await browser.newContext({ locale: 'sv-SE', timezoneId: 'Europe/Stockholm', ...options });
  const refused: string[] = [];
  await context.route(
    (url) => /^(https?|wss?):$/.test(url.protocol) && !isLoopback(url.hostname),
    async (route) => {
      refused.push(route.request().url());
      await route.abort('internetdisconnected');
    },
  );
  return Object.assign(context, { refused });
}

function isLoopback(hostname: string): boolean {
  return hostname === '127.0.0.1' || hostname === 'localhost' || hostname === '[::1]';
}
