import { Button, Group, Popover, TextInput } from '@mantine/core';
import { RichTextEditor } from '@mantine/tiptap';
import { IconLink } from '@tabler/icons-react';
import { type Editor, useEditorState } from '@tiptap/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hrefOf } from '../../../src-shared/domain/rich-text/href';

/** Makes what is selected a link, changes or removes the one at hand; without a selection the address is its text. */
export function LinkControl({ editor }: { editor: Editor }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const [isWrong, setWrong] = useState(false);
  const isActive = useEditorState({ editor, selector: () => editor.isActive('link') });
  const open = () => {
    setWrong(false);
    setTyped(String(editor.getAttributes('link').href ?? ''));
  };
  const close = () => {
    setTyped(null);
    editor.commands.focus();
  };
  const remove = () => {
    editor.chain().focus().extendMarkRange('link').unsetLink().run();
    setTyped(null);
  };
  const set = () => {
    if (typed === null || typed.trim() === '') return remove();
    const href = hrefOf(typed);
    if (href === null) return setWrong(true);
    const chain = editor.chain().focus().extendMarkRange('link');
    if (editor.state.selection.empty && !isActive) {
      chain.insertContent({ type: 'text', text: typed.trim(), marks: [{ type: 'link', attrs: { href } }] }).run();
    } else {
      chain.setLink({ href }).run();
    }
    setTyped(null);
  };
  return (
    <Popover opened={typed !== null} onChange={(isOpen) => !isOpen && setTyped(null)} trapFocus position="bottom-start">
      <Popover.Target>
        <RichTextEditor.Control
          aria-label={t('party.note.link')}
          title={t('party.note.link')}
          active={isActive}
          onClick={open}
        >
          <IconLink size={15} stroke={1.6} aria-hidden />
        </RichTextEditor.Control>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('party.note.link')}>
        <TextInput
          label={t('party.note.linkTo')}
          placeholder="https://"
          value={typed ?? ''}
          error={isWrong && t('error.reason.note.link')}
          data-autofocus
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === 'Escape') close();
            if (event.key !== 'Enter') return;
            event.preventDefault();
            set();
          }}
        />
        <Group gap={6} mt={8}>
          <Button variant="filled" onClick={set}>
            {t('party.note.linkSet')}
          </Button>
          {isActive && <Button onClick={remove}>{t('party.note.linkRemove')}</Button>}
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}
