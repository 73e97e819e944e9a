import { PlanError } from '../plan/plan-error.ts';

/** A window of its own for a page that is being made: browsers allow it only while a click is being handled. */
export const openForPrint = (): Window => {
  const opened = window.open('', '_blank');
  if (opened === null) {
    throw new PlanError(
      'unavailable',
      'Fönstret för utskrift öppnades inte. Tillåt fönster för den här sidan, eller hämta rapporten som Word.',
    );
  }
  return opened;
};

/** Shows a whole page (HTML) in the window and asks where to print it, or how to save it. */
export const printIn = (opened: Window, pieces: Iterable<string>): void => {
  opened.document.open();
  for (const piece of pieces) opened.document.write(piece);
  opened.document.close();
  opened.focus();
  opened.print();
};
