import * as React from 'react';
import { Button } from '@fluentui/react-components';
import { ChevronDown16Regular } from '@fluentui/react-icons';
import { describeError } from './describe-error.ts';
import { lazyPart } from './lazy-part.tsx';
import { useNotify } from './notices.tsx';
import { useReadyPlan } from './plan-provider.tsx';
import type { ReportChoice, WriteReport } from './report-choice.ts';
import { reportStrings } from './report-strings.ts';
import { useStrings } from './strings.ts';

const ReportChoices = lazyPart(async () => (await import('./report-choices.tsx')).ReportChoices);
const ReportDialog = lazyPart(async () => (await import('./report-dialog.tsx')).ReportDialog);

/** The board's report as a file, of the whole plan or of the one board that is filtered to. */
export const ReportMenu: React.FC<{ boards: readonly string[]; write: WriteReport }> = ({ boards, write }) => {
  const strings = useStrings();
  const words = reportStrings(strings);
  const notify = useNotify();
  const { content, extent } = useReadyPlan();
  const [button, setButton] = React.useState<HTMLElement | null>(null);

  const [choosing, setChoosing] = React.useState(false);

  const only = boards.length === 1 ? content.boards.find(({ key }) => key === boards[0]) : undefined;
  const choose = async (choice: ReportChoice): Promise<void> => {
    try {
      const file = await write(choice);
      const leftOut = content.unreadable.length;
      notify(
        leftOut === 0
          ? { kind: 'done', title: choice.format === 'print' ? words.printed : words.fetched, text: file }
          : { kind: 'attention', title: words.incomplete, text: words.leftOut(leftOut, file) },
      );
    } catch (error) {
      console.error(error);
      const { title, text } = describeError(error, strings);
      notify({ kind: 'failed', title: words.failed, text: `${title}. ${text}` });
    }
  };
  return (
    <>
      <Button
        size="small"
        icon={<ChevronDown16Regular />}
        iconPosition="after"
        disabledFocusable={extent === 'beginning'}
        {...(extent === 'beginning' ? { title: strings.plan.reportNeedsAll } : {})}
        aria-haspopup="menu"
        aria-expanded={button !== null}
        onClick={(event: React.MouseEvent<HTMLElement>) => setButton(event.currentTarget)}
      >
        {words.report}
      </Button>
      {button !== null && (
        <ReportChoices
          board={only ?? null}
          onChoose={(format, board) => void choose({ format, board, period: null })}
          onMore={() => setChoosing(true)}
          button={button}
          onClose={() => {
            setButton(null);
            button.focus();
          }}
        />
      )}
      {choosing && (
        <ReportDialog
          board={only?.key ?? null}
          onChoose={(choice) => {
            setChoosing(false);
            void choose(choice);
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </>
  );
};
