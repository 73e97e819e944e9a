import * as React from 'react';
import {
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
  type MenuProps,
} from '@fluentui/react-components';
import { reportFormats, type ReportFormat } from './report-choice.ts';
import { reportStrings } from './report-strings.ts';
import { useStrings } from './strings.ts';

export interface ReportChoicesProps {
  /** The one board that the page is filtered to; null where it shows several. */
  readonly board: { readonly key: string; readonly name: string } | null;
  /** `board` is a key; null: the whole plan. */
  readonly onChoose: (format: ReportFormat, board: string | null) => void;
  /** Opens the dialog with the rest of what may be chosen. */
  readonly onMore: () => void;
  /** What the list hangs under. */
  readonly button: HTMLElement;
  readonly onClose: () => void;
}

/** In which format, and for which board where one is filtered to: what is seen comes first. */
export const ReportChoices: React.FC<ReportChoicesProps> = ({ board, onChoose, onMore, button, onClose }) => {
  const words = reportStrings(useStrings());
  const onOpenChange: MenuProps['onOpenChange'] = (_, { open }) => {
    if (!open) onClose();
  };
  const parts = [...(board === null ? [] : [board]), { key: null, name: words.wholePlan }];
  return (
    <Menu open onOpenChange={onOpenChange} positioning={{ target: button, position: 'below', align: 'end' }}>
      <MenuPopover>
        <MenuList aria-label={words.report}>
          {parts.map((part) => (
            <MenuGroup key={part.key}>
              <MenuGroupHeader>{part.name}</MenuGroupHeader>
              {reportFormats.map((format) => (
                <MenuItem key={format} onClick={() => onChoose(format, part.key)}>
                  {words.formats[format]}
                </MenuItem>
              ))}
            </MenuGroup>
          ))}
          <MenuDivider />
          <MenuItem onClick={onMore}>{words.more}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
};
