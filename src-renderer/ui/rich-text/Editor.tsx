import { RichTextEditor } from '@mantine/tiptap';
import '@mantine/tiptap/styles.css';
import { useEditor } from '@tiptap/react';
import { useEffect, useId, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RichText } from '../../../src-shared/domain/rich-text/rich-text';
import { cleanPaste } from './clean-paste';
import classes from './Editor.module.css';
import { extensions, type Mentionable } from './extensions';
import { MentionList, optionId } from './MentionList';
import text from './RichText.module.css';
import { Toolbar } from './Toolbar';
import { useMentions } from './use-mentions';

export interface EditorProps {
  readonly initial: RichText;
  readonly label: string;
  readonly placeholder: string;
  readonly describedBy: string;
  /** Whether one types into it at once; by default so. */
  readonly autoFocus?: boolean;
  readonly onChange: (doc: RichText) => void;
  /** Whom what is typed behind an @ may mean. */
  readonly find: (text: string) => Promise<readonly Mentionable[]>;
}

/** Writes rich text. Its parts come only when somebody writes: import it lazily. */
export default function Editor({
  initial,
  label,
  placeholder,
  describedBy,
  autoFocus = true,
  onChange,
  find,
}: EditorProps) {
  const { t } = useTranslation();
  const list = useId();
  const root = useRef<HTMLDivElement>(null);
  const { suggestion, suggested } = useMentions(find);
  const latest = useRef(onChange);
  latest.current = onChange;
  const known = useMemo(() => extensions(placeholder, suggestion), [placeholder, suggestion]);
  const editor = useEditor({
    extensions: known,
    content: initial,
    autofocus: autoFocus ? 'end' : false,
    editorProps: {
      attributes: {
        class: `${text.text} ${classes.text}`,
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        'aria-autocomplete': 'list',
        'aria-describedby': describedBy,
        dir: 'auto',
      },
      transformPastedHTML: cleanPaste,
    },
    // What the editor gives out is checked by the core.
    onUpdate: ({ editor: changed }) => latest.current(changed.getJSON() as RichText),
  });
  useEffect(() => {
    const box = root.current?.querySelector('[role="textbox"]');
    const put = (name: string, value: string | null) =>
      value === null ? box?.removeAttribute(name) : box?.setAttribute(name, value);
    const isOpen = suggested !== null && suggested.items.length > 0;
    put('aria-controls', isOpen ? list : null);
    put('aria-activedescendant', isOpen ? optionId(list, suggested.at) : null);
  }, [suggested, list]);
  const labels = {
    boldControlLabel: t('party.note.format.bold'),
    italicControlLabel: t('party.note.format.italic'),
    strikeControlLabel: t('party.note.format.strike'),
    codeControlLabel: t('party.note.format.code'),
    codeBlockControlLabel: t('party.note.format.codeBlock'),
    h1ControlLabel: t('party.note.format.h1'),
    h2ControlLabel: t('party.note.format.h2'),
    bulletListControlLabel: t('party.note.format.bullets'),
    orderedListControlLabel: t('party.note.format.numbers'),
    tasksControlLabel: t('party.note.format.tasks'),
    blockquoteControlLabel: t('party.note.format.quote'),
  };
  return (
    <RichTextEditor
      ref={root}
      editor={editor}
      labels={labels}
      withTypographyStyles={false}
      withCodeHighlightStyles={false}
      classNames={{ root: classes.root ?? '', control: classes.control ?? '' }}
    >
      <Toolbar editor={editor} />
      <RichTextEditor.Content />
      {suggested && <MentionList id={list} suggested={suggested} />}
    </RichTextEditor>
  );
}
