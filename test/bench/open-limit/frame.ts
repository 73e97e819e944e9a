import { hostTab, type TabContext } from '../../../src/local/start/teams-host.ts';

// Teams, and nothing around it: the app of the address (`?app=/tab/`), signed in as the planner.
const context = (await (await fetch('/bench/context.json')).json()) as TabContext;
const frame = document.querySelector('iframe')!;
hostTab(frame, () => context);
frame.src = new URLSearchParams(window.location.search).get('app')!;
