import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanFileName, extensionOf, fileNameToSave } from '../../../src-shared/domain/file-name';

describe('the name of a file', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\ada\\letter.docx', 'letter.docx'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['a\u0000b\u200B\r\nc.txt', 'abc.txt'],
    ['  Übersicht   2024 .pdf. ', 'Übersicht 2024 .pdf'],
    ['..', ''],
    ['', ''],
    ['.gitignore', '.gitignore'],
    ['Vertra\u0308ge.pdf', 'Verträge.pdf'],
  ])('%j is kept as %j', (given, kept) => expect(cleanFileName(given)).toBe(kept));

  it('keeps its extension when it is too long', () => {
    expect(cleanFileName(`${'a'.repeat(400)}.pdf`)).toBe(`${'a'.repeat(196)}.pdf`);
    expect(cleanFileName('😀'.repeat(150)).length).toBe(200);
    expect(cleanFileName(`a${'😀'.repeat(150)}`).isWellFormed()).toBe(true);
  });

  it.each([
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['com¹.log', '_com¹.log'],
    ['console.txt', 'console.txt'],
    ['a<b>:"c"|?*.txt', 'a_b___c____.txt'],
    ['.bashrc', '_.bashrc'],
    ['///', 'file'],
  ])('%j is saved as %j', (given, saved) => expect(fileNameToSave(given)).toBe(saved));

  it('is never a path, never hidden, never empty when saved, and saved twice is the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
        const saved = fileNameToSave(given);
        expect(saved).not.toMatch(/[\\/:*?"<>|\p{Cc}]|^\.|^$|[. ]$/u);
        expect(saved.length).toBeLessThanOrEqual(201);
        expect(fileNameToSave(saved).replace(/^_+/, '')).toBe(saved.replace(/^_+/, ''));
        expect(cleanFileName(cleanFileName(given))).toBe(cleanFileName(given));
      }),
    );
  });

  it('has an extension behind its last dot', () => {
    expect(['a.tar.GZ', 'README', '.env', 'a.'].map(extensionOf)).toEqual(['gz', '', '', '']);
  });
});
