import { isRecordKind, type RecordKind } from '../record-kind';
import { isSafeHref } from './href';

/**
 * Text with structure, as ProseMirror writes it in JSON (https://prosemirror.net/docs/guide/#doc): headings, lists,
 * checklists, quotes, code, links and mentions of contacts and companies.
 */
export interface RichText {
  type: 'doc';
  content: RichNode[];
}

export interface RichNode {
  type: NodeType;
  attrs?: Readonly<Record<string, string | number | boolean>>;
  content?: RichNode[];
  marks?: RichMark[];
  text?: string;
}

export interface RichMark {
  type: (typeof markTypes)[number];
  attrs?: { readonly href: string };
}

/** A mention's `party` is the id of a record, of whatever kind (the name is of the first ones); `label` is the name it had when it was written. */
export interface Mention {
  party: string;
  kind: RecordKind;
  label: string;
}

export const markTypes = ['bold', 'italic', 'underline', 'strike', 'code', 'link'] as const;

type Group = 'block' | 'inline' | 'listItem' | 'taskItem' | 'text';

interface NodeRule {
  group: Group;
  /** What may stand in it; null for a leaf. */
  holds: Group | null;
  /** It must begin with a paragraph. */
  paragraphFirst?: boolean;
  attrs?: (attrs: Readonly<Record<string, unknown>>) => RichNode['attrs'] | null;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const isInt = (value: unknown, least: number, most: number): value is number =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most;

/** Every node there may be: what it holds and which attributes are kept. Null attributes are wrong ones. */
const nodeRules = {
  paragraph: { group: 'block', holds: 'inline' },
  heading: {
    group: 'block',
    holds: 'inline',
    attrs: ({ level }) => (isInt(level, 1, 3) ? { level } : null),
  },
  bulletList: { group: 'block', holds: 'listItem' },
  orderedList: {
    group: 'block',
    holds: 'listItem',
    attrs: ({ start = 1 }) => (isInt(start, 0, 1_000_000) ? { start } : null),
  },
  listItem: { group: 'listItem', holds: 'block', paragraphFirst: true },
  taskList: { group: 'block', holds: 'taskItem' },
  taskItem: {
    group: 'taskItem',
    holds: 'block',
    paragraphFirst: true,
    attrs: ({ checked = false }) => (typeof checked === 'boolean' ? { checked } : null),
  },
  blockquote: { group: 'block', holds: 'block' },
  codeBlock: { group: 'block', holds: 'text' },
  horizontalRule: { group: 'block', holds: null },
  text: { group: 'text', holds: null },
  hardBreak: { group: 'inline', holds: null },
  mention: {
    group: 'inline',
    holds: null,
    attrs: ({ party, kind, label }) =>
      typeof party === 'string' &&
      uuid.test(party) &&
      isRecordKind(kind) &&
      typeof label === 'string' &&
      label.length <= 500
        ? { party, kind, label: withoutControls(label) }
        : null,
  },
} as const satisfies Record<string, NodeRule>;

export type NodeType = keyof typeof nodeRules;

export type RichTextProblem = 'note.tooLong' | 'note.malformed' | 'note.link';

/** Limits of one text: characters, nodes, and how deep these may lie in each other. */
export const richTextLimits = { characters: 100_000, nodes: 20_000, depth: 24 } as const;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is about
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** Without control characters but tab and line ends. */
export const withoutControls = (text: string): string => text.replace(controls, '');

class Refused extends Error {
  readonly problem: RichTextProblem;
  constructor(problem: RichTextProblem) {
    super(problem);
    this.problem = problem;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isNodeType = (type: unknown): type is NodeType => typeof type === 'string' && Object.hasOwn(nodeRules, type);
const isMarkType = (type: unknown): type is RichMark['type'] => markTypes.some((one) => one === type);

function readMarks(value: unknown): RichMark[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length > markTypes.length) throw new Refused('note.malformed');
  return value.map((mark: unknown) => {
    if (!isRecord(mark) || !isMarkType(mark.type)) throw new Refused('note.malformed');
    if (mark.type !== 'link') return { type: mark.type };
    const href = isRecord(mark.attrs) ? mark.attrs.href : undefined;
    if (typeof href !== 'string' || !isSafeHref(href)) throw new Refused('note.link');
    return { type: 'link', attrs: { href } };
  });
}

/** Reads node by node what came from outside, and builds anew what it understands. */
class Reader {
  #characters = 0;
  #nodes = 0;

  content(value: unknown, holds: Group, depth: number): RichNode[] {
    if (value === undefined) return [];
    if (!Array.isArray(value)) throw new Refused('note.malformed');
    if (depth > richTextLimits.depth) throw new Refused('note.malformed');
    return value.flatMap((child: unknown) => this.#node(child, holds, depth));
  }

  #node(value: unknown, wanted: Group, depth: number): RichNode[] {
    if (++this.#nodes > richTextLimits.nodes) throw new Refused('note.tooLong');
    if (!isRecord(value) || !isNodeType(value.type)) throw new Refused('note.malformed');
    const { type } = value;
    const rule: NodeRule = nodeRules[type];
    if (rule.group !== wanted && !(wanted === 'inline' && rule.group === 'text')) throw new Refused('note.malformed');
    const attrs = rule.attrs?.(isRecord(value.attrs) ? value.attrs : {});
    if (attrs === null) throw new Refused('note.malformed');
    this.#count(attrs?.label);
    if (type === 'text') return this.#text(value, wanted === 'text');
    const marks = rule.group === 'inline' ? readMarks(value.marks) : [];
    const content = rule.holds === null ? [] : this.content(value.content, rule.holds, depth + 1);
    if (rule.holds !== null && rule.holds !== 'inline' && rule.holds !== 'text' && content.length === 0) {
      throw new Refused('note.malformed');
    }
    if (rule.paragraphFirst && content[0]?.type !== 'paragraph') throw new Refused('note.malformed');
    return [
      {
        type,
        ...(attrs && { attrs }),
        ...(content.length > 0 && { content }),
        ...(marks.length > 0 && { marks }),
      },
    ];
  }

  #text({ text, marks: given }: Record<string, unknown>, plain: boolean): RichNode[] {
    if (typeof text !== 'string') throw new Refused('note.malformed');
    this.#count(text);
    const clean = withoutControls(text);
    const marks = plain ? [] : readMarks(given);
    return clean === '' ? [] : [{ type: 'text', text: clean, ...(marks.length > 0 && { marks }) }];
  }

  #count(text: unknown): void {
    if (typeof text === 'string') this.#characters += text.length;
    if (this.#characters > richTextLimits.characters) throw new Refused('note.tooLong');
  }
}

/**
 * What came from outside, as rich text: nodes and marks this program does not know, links that are none of http,
 * https, mailto and tel, and what is too long are refused; control characters and unknown attributes are left out.
 */
export function readRichText(value: unknown): { doc: RichText } | { problem: RichTextProblem } {
  try {
    if (!isRecord(value) || value.type !== 'doc') throw new Refused('note.malformed');
    const content = new Reader().content(value.content, 'block', 0);
    return { doc: { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] } };
  } catch (error) {
    if (error instanceof Refused) return { problem: error.problem };
    throw error;
  }
}

/** Rich text that was stored as JSON; null where there is none, or it is damaged: then its plain text is all there is. */
export function storedRichText(json: string | null): RichText | null {
  if (json === null) return null;
  try {
    const read = readRichText(JSON.parse(json));
    return 'doc' in read ? read.doc : null;
  } catch {
    return null;
  }
}

/** Plain text as rich text: an empty line parts paragraphs, a line end breaks a line. */
export function richTextOf(text: string): RichText {
  const lines = (paragraph: string): RichNode[] =>
    paragraph
      .split('\n')
      .flatMap((line, at): RichNode[] => [
        ...(at > 0 ? [{ type: 'hardBreak' } as const] : []),
        ...(line === '' ? [] : [{ type: 'text', text: line } as const]),
      ]);
  return {
    type: 'doc',
    content: withoutControls(text.replace(/\r\n?/g, '\n'))
      .split('\n\n')
      .map((paragraph) => {
        const content = lines(paragraph);
        return { type: 'paragraph', ...(content.length > 0 && { content }) };
      }),
  };
}
