import { useDraggable, useDroppable } from '@dnd-kit/core';
import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconGripVertical, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CustomField } from '../../../src-shared/contract/fields';
import { UpDown } from '../../ui/UpDown';
import classes from './FieldsPage.module.css';
import { typeIcons } from './field-types';

/** A field in the layout; what is dropped on it stands before it. */
export function LayoutRow({
  field: { id, name, type, required },
  onOpen,
  onUp,
  onDown,
  onRemove,
}: {
  field: CustomField;
  onOpen: () => void;
  /** Null where it can't go on. */
  onUp: (() => void) | null;
  onDown: (() => void) | null;
  onRemove: () => void;
}) {
  const { t } = useTranslation();
  const drag = useDraggable({ id, attributes: { roleDescription: t('fields.layout.role') } });
  const drop = useDroppable({ id });
  const Icon = typeIcons[type];
  const isOver = drop.isOver && drop.active?.id !== id;
  return (
    <li
      ref={drop.setNodeRef}
      className={classes.row}
      data-over={isOver || undefined}
      data-lifted={drag.isDragging || undefined}
    >
      <button
        ref={drag.setNodeRef}
        type="button"
        className={classes.handle}
        {...drag.attributes}
        {...drag.listeners}
        aria-label={t('fields.layout.drag', { name })}
      >
        <IconGripVertical size={14} aria-hidden />
      </button>
      <Icon className={classes.icon} size={16} stroke={1.5} aria-hidden />
      <UnstyledButton className={classes.name} onClick={onOpen}>
        {name}
        {required && ' *'}
      </UnstyledButton>
      <span className={classes.type}>{t(`fields.type.${type}`)}</span>
      <UpDown name={name} onUp={onUp} onDown={onDown} />
      <ActionIcon aria-label={t('fields.remove', { name })} onClick={onRemove}>
        <IconTrash size={14} aria-hidden />
      </ActionIcon>
    </li>
  );
}
