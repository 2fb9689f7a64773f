import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canAct, isDisguised, kindOfType, sniffType } from '../../../src-shared/domain/file-type';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('what a file is by its first bytes', () => {
  it.each([
    ['\x89PNG\r\n\x1a\n....', 'image/png'],
    ['\xff\xd8\xff\xe0', 'image/jpeg'],
    ['GIF89a..', 'image/gif'],
    ['RIFF....WEBPVP8 ', 'image/webp'],
    ['RIFF....WAVEfmt ', 'audio/wav'],
    ['RIFF....AVI ', 'application/octet-stream'],
    ['....ftypavif', 'image/avif'],
    ['....ftypheic', 'image/heic'],
    ['....ftypisom', 'video/mp4'],
    ['%PDF-1.7\n', 'application/pdf'],
    ['PK\x03\x04....[Content_Types].xml', 'application/vnd.openxmlformats-officedocument'],
    ['PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text', 'application/vnd.oasis.opendocument'],
    ['PK\x03\x04....photo.jpg', 'application/zip'],
    ['MZ\x90\0', 'application/x-msdownload'],
    ['\x7fELF', 'application/x-executable'],
    ['#!/bin/sh\nrm', 'application/x-sh'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'application/x-cfb'],
    ['', 'text/plain'],
    ['Guten Tag', 'text/plain'],
    ['\xff\xfeG\0u\0', 'text/plain'],
    ['<?xml version="1.0"?><a/>', 'text/xml'],
    ['<?xml version="1.0"?>\n<!-- a --><!-- b -->\n<svg xmlns="x"><script>1</script></svg>', 'image/svg+xml'],
    ['\xef\xbb\xbf<!-- x -->\n<!DOCTYPE html><html>', 'text/html'],
    ['<script>alert(1)</script>', 'text/html'],
    ['\0\x01\x02\x03', 'application/octet-stream'],
    ['\x01\x02\x03\x04', 'application/octet-stream'],
  ])('%j is %s', (content, type) => expect(sniffType(bytes(content))).toBe(type));

  it('is told of any bytes, in time that grows no faster than they do', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 5000 }), (content) => sniffType(content) !== ''));
    expect(sniffType(bytes(`${'<!-- a -->'.repeat(400)}<b`))).toBe('text/plain');
  });
});

describe('how a file is shown', () => {
  it('shows pictures, PDF and text, and what could act as the text it is', () => {
    expect(
      ['image/png', 'application/pdf', 'text/csv', 'text/html', 'image/svg+xml', 'application/x-sh'].map(kindOfType),
    ).toEqual(['image', 'pdf', 'text', 'text', 'text', 'text']);
    expect(['image/heic', 'image/tiff', 'application/zip', 'video/mp4'].map(kindOfType)).toEqual(
      Array.from({ length: 4 }, () => 'other'),
    );
  });

  it('tells a name that claims something else', () => {
    expect(isDisguised('cat.jpg', 'image/png')).toBe(false);
    expect(isDisguised('cat.jpg', 'application/x-msdownload')).toBe(true);
    expect(isDisguised('bill.pdf', 'text/html')).toBe(true);
    expect(isDisguised('letter.docx', 'application/vnd.openxmlformats-officedocument')).toBe(false);
    expect(isDisguised('data.bin', 'image/png')).toBe(false);
  });

  it('warns of what could run', () => {
    expect(canAct('setup.exe', 'application/octet-stream')).toBe(true);
    expect(canAct('cat.jpg', 'application/x-msdownload')).toBe(true);
    expect(canAct('page.html', 'text/html')).toBe(true);
    expect(canAct('letter.pdf', 'application/pdf')).toBe(false);
  });
});
