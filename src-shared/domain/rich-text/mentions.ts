import { isRecordKind } from '../record-kind';
import type { Mention, RichNode, RichText } from './rich-text';

/** Who a node mentions; null where it is no mention. */
export function mentionOf({ type, attrs }: RichNode): Mention | null {
  if (type !== 'mention') return null;
  return {
    party: String(attrs?.party),
    kind: isRecordKind(attrs?.kind) ? attrs.kind : 'contact',
    label: String(attrs?.label),
  };
}

/**
 * The text with each mention as `now` has it: with another name or id, or, where it answers null, as the mere text it
 * was written with.
 */
export function mapMentions(doc: RichText, now: (mention: Mention) => Mention | null): RichText {
  const mapped = (node: RichNode): RichNode => {
    const mention = mentionOf(node);
    if (!mention) return node.content ? { ...node, content: node.content.map(mapped) } : node;
    const found = now(mention);
    if (found) return { ...node, attrs: { ...found } };
    const { attrs: _gone, ...rest } = node;
    return { ...rest, type: 'text', text: `@${mention.label}` };
  };
  return { type: 'doc', content: doc.content.map(mapped) };
}

/** The ids of all who are mentioned, each once. */
export function mentioned(doc: RichText): string[] {
  const ids = new Set<string>();
  const walk = (node: RichNode) => {
    const mention = mentionOf(node);
    if (mention) ids.add(mention.party);
    node.content?.forEach(walk);
  };
  doc.content.forEach(walk);
  return [...ids];
}
