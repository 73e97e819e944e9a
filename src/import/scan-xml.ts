/** What a scan meets, in document order. A tag that closes itself is opened and closed. */
export interface XmlHandler {
  /** `attribute` gives a value by its name as written ("w:val"); it is read only when it is asked for. */
  readonly open: (name: string, attribute: (name: string) => string | undefined) => void;
  /** References resolved. A text may come in several pieces. */
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
}

/** What is nested wrongly or cut off; a DTD, or a reference that only one could define; what is too long or deep. */
export type BrokenKind = 'broken' | 'declaration' | 'too-large';

/** The XML cannot be read. */
export class BrokenXml extends Error {
  override readonly name = 'BrokenXml';
  readonly kind: BrokenKind;

  constructor(message: string, kind: BrokenKind = 'broken') {
    super(message);
    this.kind = kind;
  }
}

/** Characters of one tag or text, and tags open at once: far beyond any Office part, and soon told. */
const [longest, deepest] = [1_000_000, 1000];

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** XML 1.0, 4.1 and 4.6: without a DTD there are five names, and numbers. */
const resolved = (text: string): string =>
  text.includes('&')
    ? text.replaceAll(
        /&(?:#x([\da-f]{1,6});|#(\d{1,7});|(\w+);|)/gi,
        (_, hex?: string, decimal?: string, name?: string) => {
          const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
          const character =
            name === undefined ? (code <= 0x10ffff ? String.fromCodePoint(code) : undefined) : named[name];
          if (character === undefined) {
            throw new BrokenXml('a reference to nothing', name === undefined ? 'broken' : 'declaration');
          }
          return character;
        },
      )
    : text;

const nameIn = /[^\s/>]+/y;

const attributeIn = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? undefined : resolved(value);
};

/** A tag to its end: a ">" in a value is none (XML 1.0, 2.3 allows it there). */
const wholeTag = /<[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>/y;

/** Where a tag ends; -1 where its end has not come yet. */
const endOfTag = (text: string, from: number): number => {
  wholeTag.lastIndex = from;
  return wholeTag.test(text) ? wholeTag.lastIndex - 1 : -1;
};

/** What is skipped whole, by its beginning; a section of text is text. */
const wholes = [
  { begin: '<!--', end: '-->' },
  { begin: '<![CDATA[', end: ']]>' },
  { begin: '<?', end: '?>' },
] as const;

/**
 * A scan of an Office part's XML, which comes in pieces and has no DTD (ISO/IEC 29500-2, 8.1.1). Holds that tags nest and
 * that all of it is there, and leaves the rest to who wrote it: a strict parser takes twice the time of all else an
 * import does.
 */
export class XmlScan {
  readonly #handler: XmlHandler;
  readonly #open: string[] = [];
  #rest = '';
  #hasRoot = false;

  constructor(handler: XmlHandler) {
    this.#handler = handler;
  }

  /** @throws BrokenXml */
  write(piece: string): void {
    const text = this.#rest + piece;
    let at = 0;
    while (at < text.length) {
      const next = text.startsWith('<', at) ? this.#markup(text, at) : this.#text(text, at);
      if (next < 0) break;
      at = next;
    }
    this.#rest = text.slice(at);
    // What never ends would be searched from its beginning with every piece.
    if (this.#rest.length > longest) throw new BrokenXml('too long a tag or text', 'too-large');
  }

  /** @throws BrokenXml where something is still open, or nothing ever was. */
  end(): void {
    if (this.#rest.trim() !== '' || this.#open.length > 0 || !this.#hasRoot) throw new BrokenXml('cut off');
  }

  /** Up to the next tag; a reference at the very end of a piece waits for the rest of it. */
  #text(text: string, at: number): number {
    const tag = text.indexOf('<', at);
    if (tag < 0) return -1;
    if (this.#open.length > 0) this.#handler.text(resolved(text.slice(at, tag)));
    else if (/[^\s\ufeff]/.test(text.slice(at, tag))) throw new BrokenXml('text outside the document');
    return tag;
  }

  #markup(text: string, at: number): number {
    const second = text[at + 1];
    if (second === undefined) return -1;
    if (second === '!' || second === '?') return this.#whole(text, at);
    const end = second === '/' ? text.indexOf('>', at) : endOfTag(text, at);
    if (end < 0) return -1;
    nameIn.lastIndex = at + (second === '/' ? 2 : 1);
    const name = nameIn.exec(text)?.[0];
    if (name === undefined || name.includes('<')) throw new BrokenXml('a tag without a name');
    if (second === '/') this.#close(name);
    else {
      if (this.#open.length === 0 && this.#hasRoot) throw new BrokenXml('a second document');
      this.#hasRoot = true;
      this.#open.push(name);
      if (this.#open.length > deepest) throw new BrokenXml('too deep', 'too-large');
      this.#handler.open(name, (attribute) => attributeIn(text.slice(at, end), attribute));
      if (text[end - 1] === '/') this.#close(name);
    }
    return end + 1;
  }

  #close(name: string): void {
    if (this.#open.pop() !== name) throw new BrokenXml(`</${name}> closes another`);
    this.#handler.close(name);
  }

  #whole(text: string, at: number): number {
    const kind = wholes.find(({ begin }) => text.startsWith(begin, at));
    if (kind === undefined) {
      // Perhaps only the first signs of one have come.
      if (wholes.some(({ begin }) => begin.startsWith(text.slice(at)))) return -1;
      throw new BrokenXml('a declaration, which an Office part has none of', 'declaration');
    }
    const end = text.indexOf(kind.end, at + kind.begin.length);
    if (end < 0) return -1;
    if (kind.begin === '<![CDATA[' && this.#open.length > 0) this.#handler.text(text.slice(at + 9, end));
    return end + kind.end.length;
  }
}
