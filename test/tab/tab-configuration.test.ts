import { describe, expect, test } from 'vitest';
import { parseTabConfiguration } from '../../src/tab/tab-configuration.ts';

const whole = {
  clientId: 'c',
  authority: 'https://login.microsoftonline.com/t',
  siteUrl: 'https://contoso.sharepoint.com/sites/utbildning',
  sharePointScope: 'https://contoso.sharepoint.com/AllSites.Write',
};

describe('config.json', () => {
  test("may leave out the plan and the clock: the newest plan, the device's clock", () => {
    expect(parseTabConfiguration(whole)).toEqual({ ...whole, planKey: null, now: null });
  });

  test.each(Object.keys(whole))('is refused by name without %s', (name) => {
    expect(() => parseTabConfiguration({ ...whole, [name]: undefined })).toThrow(name);
    expect(() => parseTabConfiguration({ ...whole, [name]: '' })).toThrow(name);
  });
});
