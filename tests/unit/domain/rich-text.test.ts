import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hrefOf, isSafeHref } from '../../../src-shared/domain/rich-text/href';
import { mapMentions, mentioned } from '../../../src-shared/domain/rich-text/mentions';
import { linesMentioning, plainTextOf } from '../../../src-shared/domain/rich-text/plain-text';
import {
  type RichNode,
  type RichText,
  readRichText,
  richTextLimits,
  richTextOf,
  storedRichText,
} from '../../../src-shared/domain/rich-text/rich-text';

const lena = '01890a5d-ac96-774b-bcce-b302099a8057';
const nils = '01890a5d-ac96-774b-bcce-b302099a8058';

const text = (words: string, ...marks: RichNode['marks'] & object): RichNode => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 && { marks }),
});
const paragraph = (...content: RichNode[]): RichNode => ({ type: 'paragraph', content });
const mention = (party = lena, label = 'Lena Brandt'): RichNode => ({
  type: 'mention',
  attrs: { party, kind: 'contact', label },
});
const doc = (...content: RichNode[]): RichText => ({ type: 'doc', content });
const read = (value: unknown): RichText => {
  const answer = readRichText(value);
  if ('problem' in answer) throw new Error(answer.problem);
  return answer.doc;
};
const problem = (value: unknown) => {
  const answer = readRichText(value);
  return 'problem' in answer ? answer.problem : null;
};

const full = doc(
  { type: 'heading', attrs: { level: 1 }, content: [text('Visit')] },
  paragraph(text('With '), mention(), text(' about '), text('the roof', { type: 'bold' }), { type: 'hardBreak' }),
  {
    type: 'orderedList',
    attrs: { start: 3 },
    content: [
      { type: 'listItem', content: [paragraph(text('three'))] },
      {
        type: 'listItem',
        content: [
          paragraph(text('four')),
          { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('deep'))] }] },
        ],
      },
    ],
  },
  {
    type: 'taskList',
    content: [
      { type: 'taskItem', attrs: { checked: true }, content: [paragraph(text('measured'))] },
      { type: 'taskItem', attrs: { checked: false }, content: [paragraph(text('quoted'))] },
    ],
  },
  { type: 'blockquote', content: [paragraph(text('Too dear.'))] },
  { type: 'codeBlock', content: [text('a = 1')] },
  { type: 'horizontalRule' },
  paragraph(text('plan', { type: 'link', attrs: { href: 'https://plan.example/1' } })),
);

describe('what comes from outside', () => {
  test('is taken as it is where every node is known', () => expect(read(full)).toEqual(full));

  test.each([
    ['no document', { type: 'paragraph' }],
    ['a string', '<p>words</p>'],
    ['an unknown node', doc({ type: 'image', attrs: { src: 'data:image/png;base64,AAAA' } } as never)],
    ['a script', doc({ type: 'script', content: [text('alert(1)')] } as never)],
    ['a prototype’s name', doc({ type: 'constructor' } as never)],
    ['an unknown mark', doc(paragraph(text('x', { type: 'onclick' } as never)))],
    ['a block where words stand', doc(paragraph(paragraph(text('x'))))],
    ['words where a block stands', doc(text('x'))],
    ['an item without a paragraph', doc({ type: 'bulletList', content: [{ type: 'listItem' }] })],
    ['an empty list', doc({ type: 'bulletList', content: [] })],
    ['marked code', doc({ type: 'codeBlock', content: [mention()] })],
    ['a heading of level 9', doc({ type: 'heading', attrs: { level: 9 } })],
    ['a mention of no id', doc(paragraph(mention('../../secret')))],
  ])('is refused: %s', (_what, value) => expect(problem(value)).toBe('note.malformed'));

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    '//host.example',
    'https://',
    '',
  ])('is refused with a link to %j', (href) => {
    expect(isSafeHref(href)).toBe(false);
    expect(problem(doc(paragraph(text('x', { type: 'link', attrs: { href } }))))).toBe('note.link');
  });

  test('is refused where it is too long, too large or too deep', () => {
    expect(problem(doc(paragraph(text('x'.repeat(richTextLimits.characters + 1)))))).toBe('note.tooLong');
    expect(problem(doc(...Array.from({ length: richTextLimits.nodes + 1 }, () => paragraph())))).toBe('note.tooLong');
    let deep: RichNode = paragraph(text('x'));
    for (let level = 0; level < 100_000; level++) deep = { type: 'blockquote', content: [deep] };
    expect(problem(doc(deep))).toBe('note.malformed');
  });

  test('loses attributes nobody asked for, and control characters', () => {
    const link = { type: 'link', attrs: { href: 'https://a.example', target: '_blank', onclick: 'alert(1)' } };
    const given = {
      type: 'doc',
      content: [
        { type: 'paragraph', attrs: { style: 'x' }, content: [{ type: 'text', text: 'a\0b\x07', marks: [link] }] },
        { type: 'paragraph', content: [{ type: 'text', text: '\0' }] },
      ],
    };
    expect(read(given)).toEqual(
      doc(paragraph(text('ab', { type: 'link', attrs: { href: 'https://a.example' } })), { type: 'paragraph' }),
    );
  });

  test('never throws, and what is taken is taken again as it is', () => {
    const node = fc.letrec((tie) => ({
      node: fc.record(
        {
          type: fc.constantFrom('doc', 'paragraph', 'text', 'bulletList', 'listItem', 'mention', 'heading', 'x'),
          text: fc.oneof(fc.string({ unit: 'grapheme' }), fc.constant(7)),
          attrs: fc.oneof(fc.dictionary(fc.string(), fc.anything()), fc.anything()),
          marks: fc.oneof(fc.array(fc.record({ type: fc.constantFrom('bold', 'link', 'evil') })), fc.anything()),
          content: fc.oneof({ depthSize: 'small' }, fc.array(tie('node'), { maxLength: 4 }), fc.anything()),
        },
        { requiredKeys: ['type'] },
      ),
    })).node;
    fc.assert(
      fc.property(
        fc.oneof(fc.anything(), fc.record({ type: fc.constant('doc'), content: fc.array(node) })),
        (value) => {
          const answer = readRichText(value);
          if ('doc' in answer) expect(read(JSON.parse(JSON.stringify(answer.doc)))).toEqual(answer.doc);
        },
      ),
    );
  });
});

describe('plain text', () => {
  test('reads as one would type it', () => {
    expect(plainTextOf(full)).toBe(
      [
        'Visit',
        '',
        'With @Lena Brandt about the roof\n',
        '',
        '3. three',
        '4. four',
        '   - deep',
        '',
        '[x] measured',
        '[ ] quoted',
        '',
        '> Too dear.',
        '',
        'a = 1',
        '',
        '---',
        '',
        'plan (https://plan.example/1)',
      ].join('\n'),
    );
  });

  test('says where a link leads once, and not where its text does', () => {
    const to = { type: 'link', attrs: { href: 'mailto:lena@brandt.example' } } as const;
    const line = (...nodes: RichNode[]) => plainTextOf(doc(paragraph(...nodes)));
    expect(line(text('lena@brandt.example', to))).toBe('lena@brandt.example');
    expect(line(text('write ', to), text('her', { type: 'bold' }, to))).toBe('write her (lena@brandt.example)');
  });

  test('becomes rich text and comes back the same, whatever stands in it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('\n', '\n\n', 'שלום', '👩‍🔧'))),
        (parts) => {
          const given = parts.join('');
          // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what notes leave out
          const clean = given.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '');
          expect(plainTextOf(read(richTextOf(given)))).toBe(clean);
        },
      ),
    );
  });

  test('of damaged storage is nothing', () => {
    expect(storedRichText(null)).toBeNull();
    expect(storedRichText('{"type":"doc"')).toBeNull();
    expect(storedRichText('{"type":"doc","content":[{"type":"script"}]}')).toBeNull();
    expect(storedRichText(JSON.stringify(full))).toEqual(full);
  });
});

describe('mentions', () => {
  const both = doc(
    paragraph(text('Met '), mention()),
    { type: 'blockquote', content: [paragraph(mention(nils, 'Nils Leer'), text(' called'))] },
    paragraph(mention()),
  );

  test('are found, each once, and the lines they stand in', () => {
    expect(mentioned(both)).toEqual([lena, nils]);
    expect(linesMentioning(both, new Set([lena]))).toBe('Met @Lena Brandt … @Lena Brandt');
    expect(linesMentioning(both, new Set([nils]))).toBe('@Nils Leer called');
  });

  test('carry the name of now, and are mere text where there is nobody any more', () => {
    const now = mapMentions(both, (one) => (one.party === lena ? { ...one, label: 'Lena Weiß' } : null));
    expect(plainTextOf(now)).toBe('Met @Lena Weiß\n\n> @Nils Leer called\n\n@Lena Weiß');
    expect(mentioned(now)).toEqual([lena]);
    expect(read(now)).toEqual(now);
  });
});

describe('a typed address', () => {
  test.each([
    ['plan.example/roof', 'https://plan.example/roof'],
    ['https://plan.example', 'https://plan.example'],
    ['lena@brandt.example', 'mailto:lena@brandt.example'],
    ['+49 30 901820', 'tel:+4930901820'],
    ['mailto:lena@brandt.example', 'mailto:lena@brandt.example'],
  ])('%j leads to %j', (typed, href) => expect(hrefOf(typed)).toBe(href));

  test.each(['', 'roof', 'javascript:alert(1)', 'data:text/html,x', 'ftp://a.example', 'two words.example'])(
    '%j leads nowhere',
    (typed) => expect(hrefOf(typed)).toBeNull(),
  );
});
