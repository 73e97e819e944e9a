import { describe, expect, test } from 'vitest';
import { addressOf, firstRoute, routeIn, type Route } from '../../src/tab/route.ts';
import { noFilter } from '../../src/ui/plan-filter.ts';

const at = (address: string) => new URL(address, 'https://host.example/tab/');

describe('the address of the tab', () => {
  test('gives every page back that it was made from', () => {
    const routes: readonly Route[] = [
      { page: 'mine' },
      { page: 'plan', filter: { ...noFilter, boards: ['BiN'], marks: ['late'], text: 'å/ä' } },
      { page: 'mine', open: 'plan-2022|å' },
      { page: 'plan', filter: { ...noFilter, boards: ['BiN'] }, open: 'plan-2022|nyckel/med streck' },
      { page: 'activity', key: 'plan-2022|nyckel/med streck' },
      { page: 'configure' },
    ];
    for (const route of routes) expect(routeIn(addressOf(route))).toEqual(route);
  });

  test('what was open before a reload goes before the link that the tab was opened by', () => {
    expect(firstRoute(at('#/mina?aktivitet=b'), 'plan', 'a|1')).toEqual({ page: 'mine', open: 'b' });
  });

  test("a deep link's activity goes before the page, and the address before what Teams names", () => {
    expect(firstRoute(at('#/planen'), 'my-activities', 'a|1')).toEqual({ page: 'activity', key: 'a|1' });
    expect(firstRoute(at('#/mina'), 'plan', null)).toEqual({ page: 'mine' });
    expect(firstRoute(at('?page=plan'), 'my-activities', '')).toMatchObject({ page: 'plan' });
    expect(firstRoute(at(''), 'plan', null)).toMatchObject({ page: 'plan' });
    expect(firstRoute(at(''), '', null)).toEqual({ page: 'mine' });
    expect(firstRoute(at('?page=plan&namnd=BiN'), '', null)).toMatchObject({ filter: { boards: ['BiN'] } });
  });

  test("knows the manifest's configuration page by its path, and leaves it by the address that it saved", () => {
    expect(firstRoute(at('/tab/configure'), 'board-plan', null)).toEqual({ page: 'configure' });
    expect(firstRoute(at('/tab/#/planen?namnd=BiN'), 'plan-BiN', null)).toEqual({
      page: 'plan',
      filter: { ...noFilter, boards: ['BiN'] },
    });
  });
});
