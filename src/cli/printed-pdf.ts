import { chromium } from 'playwright-core';
import { PlanError, isPlanError } from '../plan/plan-error.ts';
import { findChromium } from './find-chromium.ts';

/** Milliseconds; a report of a thousand rows takes one second. */
const patience = 120_000;

/**
 * A page for print (`printPage`, `printMemo`) as a PDF: tagged, with a title and an outline, in Swedish; not PDF/A. A
 * browser prints it, with scripts and the net turned off.
 * @throws PlanError `unavailable` where there is no browser, or it does not print.
 */
export const printedPdf = async (pieces: Iterable<string>): Promise<Uint8Array> => {
  try {
    const browser = await chromium.launch(await findChromium());
    try {
      const page = await browser.newPage({ javaScriptEnabled: false, offline: true, locale: 'sv-SE' });
      await page.setContent([...pieces].join(''), { timeout: patience });
      return await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true });
    } finally {
      await browser.close();
    }
  } catch (cause) {
    if (isPlanError(cause)) throw cause;
    throw new PlanError('unavailable', 'Webbläsaren kunde inte skriva rapporten som PDF.', { cause });
  }
};
