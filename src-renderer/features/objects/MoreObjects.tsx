import { Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { orpc } from '../../api/orpc';
import { objectIcons } from './icons';

/** The objects that the practice made up, in the menu of a phone's bar. */
export function MoreObjects() {
  const navigate = useNavigate();
  const { data = [] } = useQuery(orpc.objects.list.queryOptions());
  const { objectId } = useParams({ strict: false });
  return data.map(({ id, name, icon }) => {
    const Icon = objectIcons[icon];
    return (
      <Menu.Item
        key={id}
        leftSection={<Icon size={16} stroke={1.5} aria-hidden />}
        aria-current={objectId === id ? 'page' : undefined}
        onClick={() => void navigate({ to: '/objects/$objectId', params: { objectId: id } })}
      >
        {name}
      </Menu.Item>
    );
  });
}
