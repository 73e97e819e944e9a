import * as React from 'react';
import type { Unreadable } from '../plan/plan.ts';
import { LightBar } from './light-bar.tsx';
import { useStrings } from './strings.ts';

/** One line that names what was set aside, so that somebody can go and put it right in the list. */
export const UnreadableBar: React.FC<{ items: readonly Unreadable[] }> = ({ items }) => {
  const strings = useStrings();
  return <LightBar intent="warning">{strings.unreadable(items.map(({ list, id }) => `${list} ${id}`))}</LightBar>;
};
