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
  menu: { display: 'flex', alignItems: 'center', gap: '12px' },
  button: { justifyContent: 'space-between', gap: '8px', fontWeight: tokens.fontWeightRegular, whiteSpace: 'nowrap' },
  role: { display: 'block', color: tokens.colorNeutralForeground2 },
});

export interface PersonMenuProps {
  readonly people: readonly StartPerson[];
  readonly chosen: StartPerson;
  readonly onChoose: (as: string) => void;
}

/** Who you are on this machine: the tab and the chat follow. */
export const PersonMenu: React.FunctionComponent<PersonMenuProps> = ({ people, chosen, onChoose }) => {
  const styles = useStyles();
  return (
    <div className={styles.menu} role="group" aria-labelledby="you-are">
      <Text id="you-are">Du är</Text>
      <Menu
        checkedValues={{ person: [chosen.as] }}
        onCheckedValueChange={(_, { checkedItems }) => onChoose(checkedItems[0] ?? chosen.as)}
      >
        <MenuTrigger disableButtonEnhancement>
          <Button className={styles.button}>
            <Avatar size={24} initials={initials(chosen.name)} aria-hidden />
            {chosen.name}
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
