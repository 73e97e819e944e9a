import * as React from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ClockAlarm16Regular } from '@fluentui/react-icons';
import type { Temporal } from 'temporal-polyfill';
import type { Activity } from '../plan/activity.ts';
import type { Status } from '../plan/status.ts';
import { lateBy, statusWord } from './format.ts';
import { phone } from './media.ts';
import { StatusIcon } from './status-icon.tsx';
import { useStrings } from './strings.ts';

const useStyles = makeStyles({
  label: { display: 'inline-flex', alignItems: 'center', gap: '6px', minWidth: 0, lineHeight: '20px' },
  badge: {
    padding: '1px 8px 1px 4px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    fontSize: tokens.fontSizeBase200,
  },
  plainOnPhone: { [phone]: { padding: 0, border: 'none', backgroundColor: 'transparent' } },
  badgeDeviates: {
    backgroundColor: tokens.colorPaletteDarkOrangeBackground1,
    border: `1px solid ${tokens.colorPaletteDarkOrangeBorder1}`,
  },
  late: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    whiteSpace: 'nowrap',
    color: tokens.colorPaletteRedForeground1,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  lateBadge: {
    padding: '2px 8px 2px 6px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorPaletteRedBorder1}`,
    backgroundColor: tokens.colorPaletteRedBackground1,
    fontSize: tokens.fontSizeBase200,
  },
});

/** Icon and word, always both. */
export const StatusLabel: React.FC<{ status: Status; badge?: boolean; plainOnPhone?: boolean }> = ({
  status,
  badge = false,
  plainOnPhone = false,
}) => {
  const styles = useStyles();
  const strings = useStrings();
  const deviates = badge && status.deviation === 'deviates';
  return (
    <span
      className={mergeClasses(
        styles.label,
        badge && styles.badge,
        deviates && styles.badgeDeviates,
        plainOnPhone && styles.plainOnPhone,
      )}
    >
      <StatusIcon status={status} />
      {statusWord(status, strings)}
    </span>
  );
};

/** "Försenad 2 mån". Stands under the deadline and never takes the status's place. */
export const LateLabel: React.FC<{
  activity: Pick<Activity, 'deadline'>;
  today: Temporal.PlainDate;
  badge?: boolean;
}> = ({ activity, today, badge = false }) => {
  const styles = useStyles();
  const strings = useStrings();
  return (
    <span className={mergeClasses(styles.late, badge && styles.lateBadge)}>
      <ClockAlarm16Regular />
      {`${strings.late} ${lateBy(activity, today, strings)}`}
    </span>
  );
};
