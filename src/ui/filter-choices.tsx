import * as React from 'react';
import { makeStyles } from '@fluentui/react-components';
import { ChevronDown16Regular } from '@fluentui/react-icons';
import { lazyPart } from './lazy-part.tsx';
import { LightButton } from './light-button.tsx';
import type { FilterMenuProps } from './filter-menu.tsx';

const FilterMenu = lazyPart(async () => (await import('./filter-menu.tsx')).FilterMenu);

const useStyles = makeStyles({
  button: { minWidth: 0, paddingLeft: '10px', paddingRight: '8px', fontWeight: 'normal' },
});

/** A button that opens a list of choices. The list, with all that places it on the page, is fetched when it is wanted. */
export const FilterChoices: React.FC<Omit<FilterMenuProps, 'button' | 'onClose'>> = (props) => {
  const styles = useStyles();
  const [button, setButton] = React.useState<HTMLElement | null>(null);
  return (
    <>
      <LightButton
        className={styles.button}
        icon={<ChevronDown16Regular />}
        iconPosition="after"
        aria-haspopup="menu"
        aria-expanded={button !== null}
        onClick={(event) => setButton(event.currentTarget)}
      >
        {props.title}
      </LightButton>
      {button !== null && (
        <FilterMenu
          {...props}
          button={button}
          onClose={() => {
            setButton(null);
            button.focus();
          }}
        />
      )}
    </>
  );
};
