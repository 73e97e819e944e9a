import * as React from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { phone } from './media.ts';

const useStyles = makeStyles({
  button: {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '6px',
    boxSizing: 'border-box',
    minWidth: '96px',
    margin: 0,
    padding: '5px 12px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover, color: tokens.colorNeutralForeground1Hover },
    ':active': { backgroundColor: tokens.colorNeutralBackground1Pressed, color: tokens.colorNeutralForeground1Pressed },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-1px' },
    '& > svg': { flexShrink: 0 },
    [phone]: { minHeight: '44px' },
  },
  subtle: {
    border: '1px solid transparent',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover, color: tokens.colorNeutralForeground2Hover },
    ':active': { backgroundColor: tokens.colorSubtleBackgroundPressed, color: tokens.colorNeutralForeground2Pressed },
  },
  primary: {
    border: '1px solid transparent',
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    ':hover': { backgroundColor: tokens.colorBrandBackgroundHover, color: tokens.colorNeutralForegroundOnBrand },
    ':active': { backgroundColor: tokens.colorBrandBackgroundPressed, color: tokens.colorNeutralForegroundOnBrand },
  },
  small: {
    minWidth: '64px',
    padding: '3px 8px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightRegular,
  },
  iconOnly: { minWidth: '32px', padding: '5px', [phone]: { minWidth: '44px' } },
});

export interface LightButtonProps extends React.ButtonHTMLAttributes<HTMLButtonElement> {
  readonly appearance?: 'outline' | 'subtle' | 'primary';
  readonly size?: 'small' | 'medium';
  readonly icon?: React.ReactElement;
  readonly iconPosition?: 'before' | 'after';
}

/**
 * Fluent's button as it looks, for what a page shows first: its own is 6 KiB of a web part that has 76. What is fetched
 * later (panels, dialogs, menus) has Fluent's.
 */
export const LightButton: React.FC<LightButtonProps> = ({
  appearance = 'outline',
  size = 'medium',
  icon,
  iconPosition = 'before',
  className,
  children,
  ...rest
}) => {
  const styles = useStyles();
  return (
    <button
      type="button"
      className={mergeClasses(
        styles.button,
        appearance !== 'outline' && styles[appearance],
        size === 'small' && styles.small,
        children === undefined && styles.iconOnly,
        className,
      )}
      {...rest}
    >
      {iconPosition === 'before' && icon}
      {children}
      {iconPosition === 'after' && icon}
    </button>
  );
};
