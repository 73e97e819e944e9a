import * as React from 'react';
import {
  Avatar,
  Button,
  makeStyles,
  Menu,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Text,
  tokens,
} from '@fluentui/react-components';
import { ChevronDown16Regular } from '@fluentui/react-icons';
import type { StartPerson } from '../start-state.ts';
import { initials, roleWords } from './words.ts';

const useStyles = makeStyles({
  menu: { display: 'flex', alignItems: 'center', gap: '8px', minWidth: 0, marginLeft: 'auto', whiteSpace: 'nowrap' },
  label: { flexShrink: 0 },
  button: {
    justifyContent: 'space-between',
    gap: '8px',
    minWidth: 0,
    padding: '5px 8px',
    fontWeight: tokens.fontWeightRegular,
    whiteSpace: 'nowrap',
  },
  name: { overflow: 'hidden', textOverflow: 'ellipsis' },
  role: { display: 'block', color: tokens.colorNeutralForeground2 },
});

export interface PersonMenuProps {
  readonly people: readonly StartPerson[];
  /** Null while it is nobody of this machine. */
  readonly chosen: StartPerson | null;
  readonly onChoose: (as: string) => void;
}

/** Who you are on this machine: the tab and the chat follow. */
export const PersonMenu: React.FunctionComponent<PersonMenuProps> = ({ people, chosen, onChoose }) => {
  const styles = useStyles();
  return (
    <div className={styles.menu} role="group" aria-labelledby="you-are">
      <Text id="you-are" className={styles.label}>
        Du är
      </Text>
      <Menu
        checkedValues={{ person: chosen === null ? [] : [chosen.as] }}
        onCheckedValueChange={(_, { checkedItems }) => checkedItems.slice(0, 1).forEach(onChoose)}
      >
        <MenuTrigger disableButtonEnhancement>
          <Button className={styles.button}>
            {chosen === null ? null : <Avatar size={24} initials={initials(chosen.name)} aria-hidden />}
            <span className={styles.name}>{chosen?.name ?? 'Välj'}</span>
            <ChevronDown16Regular />
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {people.map((person) => (
              <MenuItemRadio key={person.as} name="person" value={person.as}>
                {person.name}
                <Text size={200} className={styles.role}>
                  {roleWords[person.role]}
                </Text>
              </MenuItemRadio>
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
    </div>
  );
};
