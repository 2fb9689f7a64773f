import { RichTextEditor } from '@mantine/tiptap';
import { IconAt, IconSourceCode } from '@tabler/icons-react';
import type { Editor } from '@tiptap/react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Editor.module.css';
import { LinkControl } from './LinkControl';

const buttons = (bar: HTMLElement | null): HTMLElement[] => [
  ...(bar?.querySelectorAll<HTMLElement>('[data-rich-text-editor-control]:not([disabled])') ?? []),
];

/** What can be done with the text; one stop of Tab, gone through with the arrow keys (ARIA's pattern of a toolbar). */
export function Toolbar({ editor }: { editor: Editor }) {
  const { t } = useTranslation();
  const bar = useRef<HTMLDivElement>(null);
  const reach = (button: HTMLElement | undefined) => {
    for (const one of buttons(bar.current)) one.tabIndex = one === button ? 0 : -1;
  };
  // The controls are drawn by the library, each as a stop of Tab of its own.
  useEffect(() => {
    const all = buttons(bar.current);
    if (all.filter(({ tabIndex }) => tabIndex === 0).length !== 1) reach(all[0]);
  });
  const move = (event: KeyboardEvent) => {
    const all = buttons(bar.current);
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const button = all[(to + all.length) % all.length];
    reach(button);
    button?.focus();
  };
  return (
    <RichTextEditor.Toolbar
      ref={bar}
      className={classes.toolbar}
      role="toolbar"
      aria-label={t('party.note.toolbar')}
      onKeyDown={move}
    >
      <RichTextEditor.Bold />
      <RichTextEditor.Italic />
      <RichTextEditor.Strikethrough />
      <RichTextEditor.Code />
      <RichTextEditor.H1 />
      <RichTextEditor.H2 />
      <RichTextEditor.BulletList />
      <RichTextEditor.OrderedList />
      <RichTextEditor.TaskList />
      <RichTextEditor.Blockquote />
      <RichTextEditor.CodeBlock icon={IconSourceCode} />
      <LinkControl editor={editor} />
      <RichTextEditor.Control
        aria-label={t('party.note.mention')}
        title={t('party.note.mention')}
        onClick={() => editor.chain().focus().insertContent('@').run()}
      >
        <IconAt size={15} stroke={1.6} aria-hidden />
      </RichTextEditor.Control>
    </RichTextEditor.Toolbar>
  );
}
