import * as React from 'react';
import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { Unreadable } from '../plan/plan.ts';
import { useStrings } from './strings.ts';

/** One line that names what was set aside, so that somebody can go and put it right in the list. */
export const UnreadableBar: React.FC<{ items: readonly Unreadable[] }> = ({ items }) => {
  const strings = useStrings();
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{strings.unreadable(items.map(({ list, id }) => `${list} ${id}`))}</MessageBarBody>
    </MessageBar>
  );
};
