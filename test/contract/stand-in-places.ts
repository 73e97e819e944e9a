import { openSite, type Who } from '../sharepoint/site.ts';
import { openContract, type ContractPlace } from './contract-site.ts';

const upnOf = (who: Who): string => `${who}@kommun.example`;

const who = {
  planner: 'controller',
  owner: 'utvecklare.grundskola',
  otherOwner: 'samordnare.elevhalsa',
} as const;

const logins = { planner: upnOf(who.planner), owner: upnOf(who.owner), otherOwner: upnOf(who.otherOwner) };

const asPeople = (name: string, over: 'process' | 'socket'): ContractPlace => ({
  name,
  open: async () => {
    const site = await openSite({ over });
    return openContract({
      prefix: '',
      clients: {
        planner: () => site.as(who.planner),
        owner: () => site.as(who.owner),
        otherOwner: () => site.as(who.otherOwner),
      },
      logins,
      viewers: {
        planner: { upn: logins.planner, isPlanner: true },
        owner: { upn: logins.owner, isPlanner: false },
      },
      close: () => site.close(),
    });
  },
});

/** As the service works, and as a tenant is tried: everything by the app, on behalf of people. */
const asTheApp: ContractPlace = {
  name: 'the stand-in, by the app',
  open: async () => {
    const site = await openSite();
    const app = { upn: '', isPlanner: true };
    return openContract({
      prefix: 'prov-',
      clients: { planner: () => site.asApp(), owner: () => site.asApp(), otherOwner: () => site.asApp() },
      logins,
      viewers: { planner: app, owner: app },
      close: () => site.close(),
    });
  },
};

export const standInPlaces: readonly ContractPlace[] = [
  asPeople('the stand-in, in this process', 'process'),
  asPeople('the stand-in, over a socket', 'socket'),
  asTheApp,
];
