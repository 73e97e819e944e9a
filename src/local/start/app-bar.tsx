import * as React from 'react';
import { Avatar, makeStyles, Tab, TabList, Text, tokens } from '@fluentui/react-components';
import { TaskListSquareLtr20Filled } from '@fluentui/react-icons';
import { initials } from './words.ts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    padding: '0 12px',
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  icon: { color: tokens.colorBrandForeground1, display: 'flex' },
  tabs: { flexGrow: 1 },
  person: { color: tokens.colorNeutralForeground2, whiteSpace: 'nowrap' },
});

/** The personal tabs of the app's manifest: their entity ids and names. */
export const personalTabs = [
  { id: 'my-activities', name: 'Mina aktiviteter' },
  { id: 'plan', name: 'Planen' },
] as const;

export type PersonalTab = (typeof personalTabs)[number]['id'];

export const tabAddress = (page: PersonalTab): string => `/tab/?page=${page}`;

export interface AppBarProps {
  readonly page: PersonalTab;
  readonly person: string;
  readonly onPage: (page: PersonalTab) => void;
}

/** What Teams draws above an app's personal tabs. */
export const AppBar: React.FunctionComponent<AppBarProps> = ({ page, person, onPage }) => {
  const styles = useStyles();
  return (
    <div className={styles.bar}>
      <span className={styles.icon}>
        <TaskListSquareLtr20Filled />
      </span>
      <TabList
        size="small"
        className={styles.tabs}
        selectedValue={page}
        onTabSelect={(_, { value }) => onPage(value as PersonalTab)}
        aria-label="Appens flikar"
      >
        {personalTabs.map(({ id, name }) => (
          <Tab key={id} value={id}>
            {name}
          </Tab>
        ))}
      </TabList>
      <Text size={200} className={styles.person}>
        {person}
      </Text>
      <Avatar size={20} initials={initials(person)} aria-hidden />
    </div>
  );
};
