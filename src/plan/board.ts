/** A political board (nämnd). */
export interface Board {
  /** Short name, the key: "BiN". */
  readonly key: string;
  /** "Bildningsnämnden". */
  readonly name: string;
  /** Other ways it is written in documents: "BIN", "Bin". */
  readonly spellings: readonly string[];
  /** The Teams channel its changes are posted to; null until it has one. */
  readonly channelId: string | null;
}
