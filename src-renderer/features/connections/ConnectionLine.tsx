import { ActionIcon } from '@mantine/core';
import { IconBuilding, IconPencil, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { initials } from '../../../src-shared/domain/name';
import { Avatar } from '../../ui/Avatar';
import classes from './Connections.module.css';
import type { PickedParty } from './PartyPicker';

/** One record this one hangs together with: who, what, how long; and what can be done about it. */
export function ConnectionLine({
  other,
  what,
  term,
  note = '',
  isOver,
  onEdit,
  onRemove,
}: {
  other: PickedParty;
  what: string;
  term: string;
  note?: string;
  isOver: boolean;
  onEdit: () => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation();
  const { kind, id, name } = other;
  return (
    <li className={classes.line} data-over={isOver || undefined}>
      <Avatar initials={kind === 'company' ? <IconBuilding size={13} stroke={1.6} /> : initials({}, name)} seed={id} />
      <div className={classes.text}>
        <Link to={kind === 'company' ? '/companies/$id' : '/contacts/$id'} params={{ id }} className={classes.name}>
          {name}
        </Link>{' '}
        <span className={classes.what}>{[what, term].filter((part) => part !== '').join(' · ')}</span>
        {note !== '' && <p className={classes.note}>{note}</p>}
      </div>
      <span className={classes.acts}>
        <ActionIcon size={20} aria-label={t('connections.edit', { name })} onClick={onEdit}>
          <IconPencil size={13} aria-hidden />
        </ActionIcon>
        <ActionIcon size={20} aria-label={t('connections.remove', { name })} onClick={onRemove}>
          <IconX size={13} aria-hidden />
        </ActionIcon>
      </span>
    </li>
  );
}
