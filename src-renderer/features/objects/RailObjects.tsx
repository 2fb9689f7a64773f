import { Tooltip } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { orpc } from '../../api/orpc';
import { objectIcons } from './icons';

/** The objects that the practice made up, in the rail. */
export function RailObjects({
  isWide,
  className,
  words,
}: {
  isWide: boolean;
  className: string | undefined;
  words: (name: string) => ReactNode;
}) {
  const { data = [] } = useQuery(orpc.objects.list.queryOptions());
  const { objectId } = useParams({ strict: false });
  return data.map(({ id, name, icon }) => {
    const Icon = objectIcons[icon];
    const link = (
      <Link
        key={id}
        to="/objects/$objectId"
        params={{ objectId: id }}
        className={className}
        data-active={objectId === id || undefined}
        aria-label={isWide ? undefined : name}
        activeProps={{ 'aria-current': 'page' }}
      >
        <Icon size={16} stroke={1.5} aria-hidden />
        {words(name)}
      </Link>
    );
    if (isWide) return link;
    return (
      <Tooltip key={id} label={name} position="right">
        {link}
      </Tooltip>
    );
  });
}
