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
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  Select,
} from '@fluentui/react-components';
import { openedPeriods } from '../plan/period.ts';
import { formatDay } from './format.ts';
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
    '& input': { width: '100%' },
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
                <Select value={choice.board ?? ''} onChange={(_, { value }) => choose({ board: value || null })}>
                  <option value="">{words.wholePlan}</option>
                  {content.boards.map(({ key, name }) => (
                    <option key={key} value={key}>
                      {name || key}
                    </option>
                  ))}
                </Select>
              </Field>
              {periods.length > 0 && (
                <Field label={words.period} className={styles.wide}>
                  <Select value={choice.period ?? ''} onChange={(_, { value }) => choose({ period: value || null })}>
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
                  </Select>
                </Field>
              )}
              <Field label={words.counting} className={styles.wide}>
                <RadioGroup
                  value={choice.counting ?? 'rows'}
                  onChange={(_, { value }) => {
                    const counting = reportCountings.find((rule) => rule === value);
                    if (counting) choose({ counting });
                  }}
                >
                  {reportCountings.map((rule) => (
                    <Radio key={rule} value={rule} label={words.countings[rule]} />
                  ))}
                </RadioGroup>
              </Field>
              <Field label={words.reference}>
                <Input value={choice.reference ?? ''} onChange={(_, { value }) => choose({ reference: value })} />
              </Field>
              <Field label={words.officer}>
                <Input value={choice.officer ?? ''} onChange={(_, { value }) => choose({ officer: value })} />
              </Field>
              <Field label={words.format} className={styles.wide}>
                <RadioGroup
                  layout="horizontal"
                  value={choice.format}
                  onChange={(_, { value }) => {
                    const format = reportFormats.find((known) => known === value);
                    if (format) choose({ format });
                  }}
                >
                  {reportFormats.map((format) => (
                    <Radio key={format} value={format} label={words.formats[format]} />
                  ))}
                </RadioGroup>
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
