import { SaxesParser } from 'saxes';
import { AppError } from '../../../../src-shared/errors';
import type { ByteSource } from './stored-file';

/** Bytes without a tag among them that are taken: one cell has no more. */
const maxText = 32 * 1024 * 1024;

const refused = (reason: string) => new AppError('validation', 'no XML of a spreadsheet', { field: 'file', reason });

/** What is told of a document: local names, texts in pieces. */
export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);

/**
 * Reads XML as its bytes come, and yields after each piece so that others may do something. Entities beyond XML's own
 * are not known here and a document type is refused: nothing can grow (billion laughs), nothing is fetched.
 * Fails: `validation` (`archive.broken`, `archive.bomb`).
 */
export function* readXml(bytes: ByteSource, handler: XmlHandler): Generator<undefined> {
  const parser = new SaxesParser();
  const decoder = new TextDecoder('utf-8');
  let since = 0;
  const fail = (reason: string) => () => {
    throw refused(reason);
  };
  parser.on('error', fail('archive.broken'));
  parser.on('doctype', fail('archive.bomb'));
  parser.on('opentag', ({ name, attributes }) => {
    since = 0;
    handler.open(localName(name), attributes);
  });
  parser.on('text', (text) => handler.text?.(text));
  parser.on('cdata', (text) => handler.text?.(text));
  parser.on('closetag', ({ name }) => {
    since = 0;
    handler.close?.(localName(name));
  });
  for (const piece of bytes) {
    since += piece.length;
    if (since > maxText) throw refused('archive.bomb');
    parser.write(decoder.decode(piece, { stream: true }));
    yield;
  }
  parser.write(decoder.decode());
  parser.close();
}
