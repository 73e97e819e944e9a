import * as React from 'react';
import type { TeamsHost } from './teams-host.ts';

const HostContext = React.createContext<TeamsHost | null>(null);

export const HostProvider = HostContext.Provider;

export const useHost = (): TeamsHost => {
  const host = React.useContext(HostContext);
  if (host === null) throw new Error('useHost outside HostProvider');
  return host;
};
