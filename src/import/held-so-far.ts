import { inGroups, most } from './file-limits.ts';
import { refusal } from './refusal.ts';

/** Counts what a reader keeps of a file, so that a file without end is refused before memory is. */
export class HeldSoFar {
  readonly #fileName: string;
  #rows = 0;
  #pieces = 0;

  constructor(fileName: string) {
    this.#fileName = fileName;
  }

  /** @throws PlanError `invalid` at more rows than any plan has. */
  row(): void {
    this.#rows += 1;
    if (this.#rows <= most.rows) return;
    const why = `Filen har fler än ${inGroups(most.rows)} tabellrader och läses inte: en plan har några hundra. Dela filen, eller ta bort tomma rader.`;
    throw refusal(this.#fileName, why);
  }

  /** Cells, paragraphs and runs. @throws PlanError `invalid` at more than any document has. */
  piece(count = 1): void {
    this.#pieces += count;
    if (this.#pieces <= most.pieces) return;
    throw refusal(
      this.#fileName,
      'Filen har fler rutor och stycken än ett dokument kan ha och läses inte. Dela filen.',
    );
  }

  /** `where` as a person finds it. @throws PlanError `invalid` at a text that nobody wrote in a cell. */
  text(characters: number, where: () => string): void {
    if (characters <= most.cellCharacters) return;
    const why = `${where()} har mer än ${inGroups(most.cellCharacters)} tecken i en ruta eller ett stycke. Filen läses inte.`;
    throw refusal(this.#fileName, why);
  }
}
