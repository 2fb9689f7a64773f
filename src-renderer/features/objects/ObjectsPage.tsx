import { ActionIcon, Button, Menu, UnstyledButton } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CustomObject, type Profession, professions } from '../../../src-shared/contract/objects';
import { orpc } from '../../api/orpc';
import { client } from '../../api/transport';
import { useErrorToast, useUndoToast } from '../../api/undo';
import { objectIcons } from './icons';
import { ObjectDialog } from './ObjectDialog';
import classes from './Objects.module.css';

/** Which objects the practice has made up: one for its profession at a click, or an empty one. */
export function ObjectsPage() {
  const { t } = useTranslation();
  const onError = useErrorToast();
  const undoToast = useUndoToast();
  const queryClient = useQueryClient();
  const { data: objects = [] } = useQuery(orpc.objects.list.queryOptions());
  const [open, setOpen] = useState<CustomObject | 'new' | null>(null);
  const again = () =>
    Promise.all([orpc.objects.key(), orpc.fields.key()].map((queryKey) => queryClient.invalidateQueries({ queryKey })));
  const createFor = (profession: Profession) =>
    client.objects.createFor({ profession }).then(async ({ name }) => {
      await again();
      undoToast(t('objects.saved.created', { name }));
    }, onError);
  const remove = ({ id, name }: CustomObject) =>
    client.objects.remove({ id }).then(async ({ operationId }) => {
      await again();
      undoToast(t('objects.saved.removed', { name }), operationId);
    }, onError);
  return (
    <div className={classes.page}>
      <p className={classes.about}>{t('objects.about')}</p>
      <div className={classes.bar}>
        <Button variant="filled" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setOpen('new')}>
          {t('objects.add')}
        </Button>
        <Menu position="bottom-start">
          <Menu.Target>
            <Button>{t('objects.template')}</Button>
          </Menu.Target>
          <Menu.Dropdown>
            {professions.map((profession) => (
              <Menu.Item key={profession} onClick={() => void createFor(profession)}>
                {t(`objects.professions.${profession}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
      {objects.length === 0 && <p className={classes.about}>{t('objects.none')}</p>}
      {objects.length > 0 && (
        <ul className={classes.list} aria-label={t('objects.title')}>
          {objects.map((object) => {
            const { id, name, icon, count } = object;
            const Icon = objectIcons[icon];
            return (
              <li key={id} className={classes.line}>
                <Icon size={16} stroke={1.5} aria-hidden />
                <UnstyledButton className={classes.edit} onClick={() => setOpen(object)}>
                  {name}
                </UnstyledButton>
                <Link to="/objects/$objectId" params={{ objectId: id }} className={classes.count}>
                  {t('objects.records', { count })}
                </Link>
                <ActionIcon aria-label={t('objects.remove', { name })} onClick={() => void remove(object)}>
                  <IconTrash size={14} aria-hidden />
                </ActionIcon>
              </li>
            );
          })}
        </ul>
      )}
      {open !== null && (
        <ObjectDialog object={open === 'new' ? null : open} onSaved={again} onClose={() => setOpen(null)} />
      )}
    </div>
  );
}
