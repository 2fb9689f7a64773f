import { mentionOf } from './mentions';
import type { RichNode, RichText } from './rich-text';

/** A mailto or tel link's text says what it leads to without the scheme. */
const bare = (href: string) => href.replace(/^(mailto|tel):/, '');

/** The text of the nodes of a line; where a link leads stands behind it, unless its text says so. */
function inline(nodes: readonly RichNode[]): string {
  return nodes
    .map((node, at) => {
      if (node.type === 'hardBreak') return '\n';
      const mention = mentionOf(node);
      if (mention) return `@${mention.label}`;
      const text = node.text ?? '';
      const link = linkOf(node);
      const goesOn = link !== undefined && linkOf(nodes[at + 1]) === link;
      if (link === undefined || goesOn || [link, bare(link)].some((shown) => shown === text.trim())) return text;
      return `${text} (${bare(link)})`;
    })
    .join('');
}

const linkOf = (node: RichNode | undefined) => node?.marks?.find(({ type }) => type === 'link')?.attrs?.href;

const indented = (text: string, first: string, further = ' '.repeat(first.length)) =>
  text
    .split('\n')
    .map((line, at) => (at === 0 ? first : line === '' ? '' : further) + line)
    .join('\n');

function item(node: RichNode, marker: string): string {
  return indented((node.content ?? []).map(block).join('\n'), marker);
}

function block(node: RichNode): string {
  const content = node.content ?? [];
  switch (node.type) {
    case 'bulletList':
      return content.map((child) => item(child, '- ')).join('\n');
    case 'orderedList':
      return content.map((child, at) => item(child, `${Number(node.attrs?.start ?? 1) + at}. `)).join('\n');
    case 'taskList':
      return content.map((child) => item(child, child.attrs?.checked ? '[x] ' : '[ ] ')).join('\n');
    case 'blockquote':
      return indented(content.map(block).join('\n\n'), '> ', '> ');
    case 'horizontalRule':
      return '---';
    default:
      return inline(content);
  }
}

/** The text without its structure, as one would type it: for search, exports, and programs that know no more. */
export const plainTextOf = (doc: RichText): string => doc.content.map(block).join('\n\n');

/** The lines in which one of `ids` is mentioned, joined by an ellipsis. */
export function linesMentioning(doc: RichText, ids: ReadonlySet<string>): string {
  const lines: string[] = [];
  const walk = (node: RichNode) => {
    const content = node.content ?? [];
    if (content.some((child) => ids.has(mentionOf(child)?.party ?? ''))) lines.push(inline(content));
    else content.forEach(walk);
  };
  doc.content.forEach(walk);
  return lines.join(' … ');
}
