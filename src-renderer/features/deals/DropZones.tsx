import { type UniqueIdentifier, useDroppable } from '@dnd-kit/core';
import { IconCheck, IconTrash, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './Board.module.css';

const zones = ['won', 'lost', 'bin'] as const;
type Zone = (typeof zones)[number];

const icons = { won: IconCheck, lost: IconX, bin: IconTrash };

/** The zone a droppable is, if it is one. */
export const zoneOf = (id: UniqueIdentifier): Zone | undefined => zones.find((zone) => id === `zone-${zone}`);

/** Where a card that is dragged can leave the board. */
export function DropZones() {
  return (
    <div className={classes.zones}>
      {zones.map((zone) => (
        <DropZone key={zone} zone={zone} />
      ))}
    </div>
  );
}

function DropZone({ zone }: { zone: Zone }) {
  const { t } = useTranslation();
  const { setNodeRef, isOver } = useDroppable({ id: `zone-${zone}` });
  const Icon = icons[zone];
  return (
    <div ref={setNodeRef} className={classes.zone} data-zone={zone} data-over={isOver || undefined}>
      <Icon size={16} stroke={1.7} aria-hidden />
      {t(`deals.zone.${zone}`)}
    </div>
  );
}
