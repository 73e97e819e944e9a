import * as React from 'react';
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  makeStyles,
} from '@fluentui/react-components';
import { openedPeriods } from '../plan/period.ts';
import { formatDay } from './format.ts';
import { RadioChoices } from './light-choices.tsx';
import { SelectField, TextField } from './light-fields.tsx';
import { useReadyPlan } from './plan-provider.tsx';
import { reportCountings, reportFormats, type ReportChoice } from './report-choice.ts';
import { reportStrings } from './report-strings.ts';
import { useStrings } from './strings.ts';
import { useFocusBack } from './use-focus-back.ts';

const useStyles = makeStyles({
  surface: { maxWidth: '480px' },
  fields: {
    display: 'grid',
    gap: '16px',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
  },
  oneLine: { whiteSpace: 'nowrap' },
  wide: { gridColumn: '1 / -1' },
});

/** What the lists do not hold, or hold several of: which board and period, how it counts, and the page's own facts. */
export const ReportDialog: React.FC<{
  /** The board that the page is filtered to; null where it shows several. */
  readonly board: string | null;
  readonly onChoose: (choice: ReportChoice) => void;
  readonly onClose: () => void;
}> = ({ board, onChoose, onClose }) => {
  const styles = useStyles();
  const strings = useStrings();
  const words = reportStrings(strings);
  const { content, today } = useReadyPlan();
  const periods = openedPeriods(content.periods);
  const [choice, setChoice] = React.useState<ReportChoice>({ format: 'docx', board, period: null });
  const choose = (change: Partial<ReportChoice>): void => setChoice((before) => ({ ...before, ...change }));
  useFocusBack();

  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            onChoose(choice);
          }}
        >
          <DialogBody>
            <DialogTitle>{words.report}</DialogTitle>
            <DialogContent className={styles.fields}>
              <Field label={words.part} className={styles.wide}>
                <SelectField value={choice.board ?? ''} onChange={(value) => choose({ board: value || null })}>
                  <option value="">{words.wholePlan}</option>
                  {content.boards.map(({ key, name }) => (
                    <option key={key} value={key}>
                      {name || key}
                    </option>
                  ))}
                </SelectField>
              </Field>
              {periods.length > 0 && (
                <Field label={words.period} className={styles.wide}>
                  <SelectField value={choice.period ?? ''} onChange={(value) => choose({ period: value || null })}>
                    {periods.map((period, index) => (
                      // The newest is what the report is of where nobody chooses.
                      <option key={period.key} value={index === 0 ? '' : period.key}>
                        {words.periodIs(
                          period.name,
                          formatDay(period.perDatum, today, strings),
                          period.state === 'open',
                        )}
                      </option>
                    ))}
                  </SelectField>
                </Field>
              )}
              <Field label={words.counting} className={styles.wide}>
                <RadioChoices
                  choices={reportCountings.map((value) => ({ value, label: words.countings[value] }))}
                  value={choice.counting ?? 'rows'}
                  onChange={(counting) => choose({ counting })}
                />
              </Field>
              <Field label={words.reference}>
                <TextField value={choice.reference ?? ''} onChange={(reference) => choose({ reference })} />
              </Field>
              <Field label={words.officer}>
                <TextField value={choice.officer ?? ''} onChange={(officer) => choose({ officer })} />
              </Field>
              <Field label={words.format} className={styles.wide}>
                <RadioChoices
                  row
                  choices={reportFormats.map((value) => ({ value, label: words.formats[value] }))}
                  value={choice.format}
                  onChange={(format) => choose({ format })}
                />
              </Field>
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{strings.cancel}</Button>
              <Button appearance="primary" type="submit" className={styles.oneLine}>
                {words.fetch}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
};
