import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { BrokenXml, XmlScan } from '../../src/import/scan-xml.ts';
import { fixture } from './truth.ts';

const asked = ['w:val', 'xml:space', 'w:w', 'a'];

/** What is met, texts between two tags in one; `length` is the pieces'. */
const scanned = (xml: string, length = xml.length): readonly string[] => {
  const met: string[] = [];
  let text = '';
  const flush = (): void => {
    if (text !== '') met.push(JSON.stringify(text));
    text = '';
  };
  const scan = new XmlScan({
    open: (name, attribute) => {
      flush();
      met.push([`<${name}`, ...asked.map((of) => attribute(of) ?? '')].join(' '));
    },
    text: (piece) => {
      text += piece;
    },
    close: (name) => {
      flush();
      met.push(`</${name}`);
    },
  });
  for (let at = 0; at < xml.length; at += length) scan.write(xml.slice(at, at + length));
  scan.end();
  return met;
};

/** The same by a strict parser. */
const parsed = (xml: string): readonly string[] => {
  const met: string[] = [];
  let text = '';
  const flush = (): void => {
    if (text !== '') met.push(JSON.stringify(text));
    text = '';
  };
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    flush();
    met.push([`<${name}`, ...asked.map((of) => attributes[of] ?? '')].join(' '));
  });
  parser.on('text', (piece) => {
    text += piece;
  });
  parser.on('cdata', (piece) => {
    text += piece;
  });
  parser.on('closetag', ({ name }) => {
    flush();
    met.push(`</${name}`);
  });
  parser.write(xml).close();
  return met;
};

describe('a scan meets what a strict parser meets', () => {
  it.each([
    '000-linkoping-uppfoljning-2022.docx',
    '000-linkoping-uppfoljning-2022-pages.docx',
    '004-huddinge-ataganden-2018.docx',
  ])('in every part of %s', (name) => {
    const parts = Object.entries(unzipSync(fixture(name))).filter(([part]) => /\.(?:xml|rels)$/.test(part));
    expect(parts.length).toBeGreaterThan(5);
    for (const [part, bytes] of parts) {
      const xml = strFromU8(bytes);
      expect(scanned(xml, 4099), part).toEqual(parsed(xml));
    }
  });

  const odd = [
    '<?xml version="1.0"?><!-- <a> - > --><r a="x > y" xml:space=\'"\'>',
    'å &amp;&lt;&gt;&quot;&apos;&#229;&#x1F393; 🎓<b/><c  w:val = "&amp;1" />',
    '<![CDATA[<x> & ]] >]]> slut<d\n a="1"\n/></r><!-- efter -->',
  ].join('');

  it('in entities, sections, comments and values with a ">", wherever the pieces are cut', () => {
    const expected = parsed(odd);
    for (let length = 1; length <= odd.length; length += 1) expect(scanned(odd, length), `${length}`).toEqual(expected);
  });
});

describe('broken XML is refused', () => {
  it.each([
    ['nothing at all', ''],
    ['a tag that is never closed', '<a><b></b>'],
    ['tags closed in the wrong order', '<a><b></a></b>'],
    ['a tag cut off', '<a></a'],
    ['a value cut off', '<a b="c></a>'],
    ['text outside the document', '<a/>text'],
    ['a second document', '<a/><b/>'],
    ['a reference to nothing', '<a>&nbsp;</a>'],
    ['a lone ampersand', '<a>b & c</a>'],
    ['a number past all characters', '<a>&#1114112;</a>'],
    ['a DTD, in which a text could be made of itself', '<!DOCTYPE a [<!ENTITY b "c">]><a/>'],
  ])('%s', (_, xml) => {
    expect(() => scanned(xml)).toThrow(BrokenXml);
    expect(() => scanned(xml, 1)).toThrow(BrokenXml);
  });
});
