import * as React from 'react';
import { makeStyles, Menu, MenuItemCheckbox, MenuList, MenuPopover, tokens } from '@fluentui/react-components';

export interface FilterMenuProps {
  readonly title: string;
  readonly choices: readonly { readonly key: string; readonly name: string; readonly count: number | null }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  /** What the list hangs under. */
  readonly button: HTMLElement;
  readonly onClose: () => void;
}

const useStyles = makeStyles({
  popover: { maxWidth: 'min(420px, 100vw)' },
  count: {
    paddingLeft: '16px',
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
  },
});

/** Any number may be chosen, so it stays open until it is closed; beside each, how many it shows. */
export const FilterMenu: React.FC<FilterMenuProps> = ({ title, choices, chosen, onChange, button, onClose }) => {
  const styles = useStyles();
  return (
    <Menu
      open
      onOpenChange={(_, { open }) => !open && onClose()}
      positioning={{ target: button, position: 'below', align: 'start' }}
      checkedValues={{ chosen: [...chosen] }}
      onCheckedValueChange={(_, { checkedItems }) => onChange(checkedItems)}
      persistOnItemClick
    >
      <MenuPopover className={styles.popover}>
        <MenuList aria-label={title}>
          {choices.map(({ key, name, count }) => (
            <MenuItemCheckbox
              key={key}
              name="chosen"
              value={key}
              secondaryContent={{ className: styles.count, children: count ?? '…' }}
            >
              {name}
            </MenuItemCheckbox>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
};
