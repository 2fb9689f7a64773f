import { TaskItem, TaskList } from '@tiptap/extension-list';
import Mention, { type MentionOptions } from '@tiptap/extension-mention';
import { Placeholder } from '@tiptap/extensions';
import StarterKit from '@tiptap/starter-kit';
import type { RecordKind } from '../../../src-shared/domain/record-kind';
import { isSafeHref } from '../../../src-shared/domain/rich-text/href';
import type { Mention as MentionAttrs } from '../../../src-shared/domain/rich-text/rich-text';
import classes from './RichText.module.css';

/** A record that may be mentioned. */
export interface Mentionable {
  readonly kind: RecordKind;
  readonly id: string;
  readonly name: string;
  readonly subtitle: string;
}

type Options = MentionOptions<Mentionable, MentionAttrs>;
export type MentionSuggestion = Options['suggestion'];

const attribute = (name: keyof MentionAttrs) => ({
  default: '',
  parseHTML: (element: HTMLElement) => element.getAttribute(`data-${name}`) ?? '',
  renderHTML: (attributes: Record<string, unknown>) => ({ [`data-${name}`]: attributes[name] }),
});

/** A mention keeps who is meant, and the name for where there is nobody any more. */
const RecordMention = Mention.extend<Options>({
  addAttributes: () => ({ party: attribute('party'), kind: attribute('kind'), label: attribute('label') }),
  parseHTML: () => [{ tag: 'span[data-party][data-kind][data-label]' }],
  renderHTML: ({ node, HTMLAttributes }) => [
    'span',
    { ...HTMLAttributes, class: classes.mention },
    `@${node.attrs.label}`,
  ],
  renderText: ({ node }) => `@${node.attrs.label}`,
});

/** The nodes and marks of domain/rich-text, and no others. */
export const extensions = (placeholder: string, suggestion: MentionSuggestion) => [
  StarterKit.configure({
    heading: { levels: [1, 2, 3] },
    link: {
      openOnClick: false,
      autolink: true,
      protocols: ['mailto', 'tel'],
      isAllowedUri: (href, { defaultValidate }) => defaultValidate(href) && isSafeHref(href),
      shouldAutoLink: (href) => /^(https?:\/\/|www\.)/i.test(href) || href.includes('@'),
    },
  }),
  TaskList,
  TaskItem.configure({ nested: true }),
  Placeholder.configure({ placeholder }),
  RecordMention.configure({ suggestion }),
];
