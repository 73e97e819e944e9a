import * as React from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Dismiss20Regular } from '@fluentui/react-icons';
import type { ActivityView } from './activity-view.ts';
import { ActivityFacts } from './activity-facts.tsx';
import { AnswerFormPart } from './answer-form.tsx';
import { LightTabs } from './light-tabs.tsx';
import { MoveForm } from './move-form.tsx';
import { useReadyPlan } from './plan-provider.tsx';
import { LateLabel, StatusLabel } from './status-label.tsx';
import { useStrings } from './strings.ts';

const tabs = ['facts', 'deadline'] as const;

export type PanelTab = (typeof tabs)[number];

const useStyles = makeStyles({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    minHeight: 0,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  head: { flexShrink: 0, padding: '14px 20px 0', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  top: { display: 'flex', alignItems: 'flex-start', gap: '8px' },
  goal: {
    flex: '1 1 auto',
    minWidth: 0,
    paddingTop: '6px',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 2,
    overflow: 'hidden',
  },
  title: {
    margin: '2px 0 8px',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    borderRadius: tokens.borderRadiusSmall,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  labels: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  tabs: { marginLeft: '-10px', marginTop: '4px' },
});

/** One activity: its facts and the answer to it, or a later date for it. */
export const ActivityPanel: React.FC<{
  view: ActivityView;
  tab: PanelTab;
  onTab: (tab: PanelTab) => void;
  onClose: () => void;
  /** The heading gets the focus when the panel was asked for. */
  headingRef?: React.Ref<HTMLHeadingElement>;
}> = ({ view, tab, onTab, onClose, headingRef }) => {
  const styles = useStyles();
  const strings = useStrings();
  const { today } = useReadyPlan();
  const { activity } = view;
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc reaches the panel from whichever of its controls has the focus
    <section
      className={styles.panel}
      aria-label={strings.panel.label(activity.title)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      <header className={styles.head}>
        <div className={styles.top}>
          <span className={styles.goal}>{view.goalTitles[0] ?? ''}</span>
          <Button appearance="subtle" icon={<Dismiss20Regular />} aria-label={strings.close} onClick={onClose} />
        </div>
        <h2 className={styles.title} tabIndex={-1} ref={headingRef}>
          {activity.title}
        </h2>
        <div className={styles.labels}>
          <StatusLabel status={activity.status} badge />
          {view.late && <LateLabel activity={activity} today={today} badge />}
        </div>
        <LightTabs
          className={styles.tabs}
          tabs={tabs.map((value) => ({ value, label: strings.panel[value] }))}
          selected={tab}
          onSelect={onTab}
        />
      </header>
      {tab === 'facts' ? (
        <AnswerFormPart key={activity.key} view={view}>
          <ActivityFacts view={view} />
        </AnswerFormPart>
      ) : (
        <MoveForm key={activity.key} view={view} onDone={() => onTab('facts')} />
      )}
    </section>
  );
};
