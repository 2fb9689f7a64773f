import { Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/orpc';
import classes from './PreviewItem.module.css';
import { useReasonWords } from './reason-words';

/** How much of a cell the preview gives, in UTF-16 units. */
const shownLength = 1000;

/** One cell, to be put right: Enter or leaving it saves and judges the row anew, Esc puts back what was there. */
export function CellField({
  importId,
  row,
  column,
  label,
  cell,
  problem,
  isFault,
}: {
  importId: string;
  row: number;
  column: number;
  label: string;
  cell: string;
  problem: string | null;
  /** Whether the problem keeps the row out; else it is only told. */
  isFault: boolean;
}) {
  const { t } = useTranslation();
  const { errorWords } = useReasonWords();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState<string | null>(null);
  const correct = useMutation(
    orpc.imports.correct.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: orpc.imports.preview.key() });
        setDraft(null);
      },
    }),
  );
  // The preview shows the beginning of a long cell: what is not seen must not be overwritten by looking at it.
  const isCut = cell.length >= shownLength && problem === null;
  const isLong = cell.includes('\n');
  const save = () => {
    if (draft !== null && draft !== cell && !correct.isPending) correct.mutate({ importId, row, column, value: draft });
  };
  const field = {
    className: classes.cell ?? '',
    label,
    value: draft ?? cell,
    error: correct.error ? errorWords(correct.error) : isFault && problem,
    readOnly: correct.isPending || isCut,
    description: correct.isPending
      ? t('imports.correcting')
      : isCut
        ? t('imports.cut')
        : !isFault && problem !== null && `${problem} ${t('imports.keptAsTyped')}`,
    inputWrapperOrder: ['label' as const, 'input' as const, 'error' as const, 'description' as const],
    onChange: (event: { currentTarget: { value: string } }) => setDraft(event.currentTarget.value),
    onBlur: save,
    onKeyDown: (event: { key: string; shiftKey: boolean; preventDefault: () => void }) => {
      if (event.key === 'Escape') setDraft(null);
      if (event.key !== 'Enter' || event.shiftKey) return;
      event.preventDefault();
      save();
    },
  };
  return isLong ? <Textarea autosize minRows={2} maxRows={8} {...field} /> : <TextInput {...field} />;
}
