import * as React from 'react';
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import type { StartState } from '../start-state.ts';
import { eventDay } from './words.ts';

export interface JumpDialogProps {
  readonly state: StartState;
  readonly open: boolean;
  readonly onAnswer: (jump: boolean) => void;
}

/** Asked before the clock goes more than a month at once: it never goes back. */
export const JumpDialog: React.FunctionComponent<JumpDialogProps> = ({ state, open, onAnswer }) => (
  <Dialog open={open} onOpenChange={() => onAnswer(false)}>
    <DialogSurface>
      <DialogBody>
        <DialogTitle>Flytta klockan mer än en månad?</DialogTitle>
        <DialogContent>
          Det som kommer härnäst är {state.next === null ? 'inget' : eventDay(state.next, state.now)}. Klockan går inte
          att ställa tillbaka.
        </DialogContent>
        <DialogActions>
          <Button appearance="primary" onClick={() => onAnswer(true)}>
            Flytta klockan
          </Button>
          <Button onClick={() => onAnswer(false)}>Stanna kvar</Button>
        </DialogActions>
      </DialogBody>
    </DialogSurface>
  </Dialog>
);
