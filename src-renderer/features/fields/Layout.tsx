import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomField } from '../../../src-shared/contract/fields';
import classes from './FieldsPage.module.css';
import { LayoutRow } from './LayoutRow';
import { endOf, type Gap, gapOf, nextGap } from './layout-gaps';

interface LayoutProps {
  readonly fields: readonly CustomField[];
  readonly onOpen: (field: CustomField) => void;
  readonly onMove: (field: CustomField, section: string, after: string | null) => Promise<void>;
  readonly onRemove: (field: CustomField) => Promise<void>;
}

/** Fields below their headings, in the order they have on records: carried elsewhere by mouse, finger or keyboard. */
export function Layout({ fields, onOpen, onMove, onRemove }: LayoutProps) {
  const { t } = useTranslation();
  const [lifted, setLifted] = useState<CustomField | null>(null);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    // A finger that only passes scrolls.
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: nextGap }),
  );
  const fieldOf = (id: unknown) => fields.find((field) => field.id === id);
  const sections = [...new Set(fields.map(({ section }) => section))];
  const drop = ({ active, over }: DragEndEvent) => {
    setLifted(null);
    const field = fieldOf(active.id);
    const gap = field && over ? gapOf(fields, String(over.id), field.id) : null;
    if (field && gap && !isThere(fields, field, gap)) void onMove(field, gap.section, gap.after);
  };
  const place = (id: unknown): string => {
    const gap = gapOf(fields, String(id), '');
    const before = fieldOf(id);
    const section = gap?.section || t('fields.layout.top');
    return before ? t('fields.layout.before', { name: before.name, section }) : t('fields.layout.atEnd', { section });
  };
  const nameOf = (id: unknown) => ({ name: fieldOf(id)?.name ?? '' });
  const announcements: Announcements = {
    onDragStart: ({ active }) => t('fields.layout.lifted', nameOf(active.id)),
    onDragOver({ active, over }) {
      if (!over) return undefined;
      // Where it stands anyway is no place to carry it to; told of there, it would drown that it was taken up.
      return over.id === active.id ? t('fields.layout.lifted', nameOf(active.id)) : place(over.id);
    },
    onDragEnd: ({ active }) => t('fields.layout.dropped', nameOf(active.id)),
    onDragCancel: ({ active }) => t('fields.layout.left', nameOf(active.id)),
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      accessibility={{ announcements, screenReaderInstructions: { draggable: t('fields.layout.how') } }}
      onDragStart={({ active }) => setLifted(fieldOf(active.id) ?? null)}
      onDragEnd={drop}
      onDragCancel={() => setLifted(null)}
    >
      {sections.map((section) => {
        const below = fields.filter((field) => field.section === section);
        return (
          <Fragment key={section}>
            {section !== '' && <h3 className={classes.heading}>{section}</h3>}
            <ul className={classes.list} aria-label={section || t('fields.title')}>
              {below.map((field, at) => (
                <LayoutRow
                  key={field.id}
                  field={field}
                  onOpen={() => onOpen(field)}
                  onUp={at === 0 ? null : () => void onMove(field, section, below[at - 2]?.id ?? null)}
                  onDown={at === below.length - 1 ? null : () => void onMove(field, section, below[at + 1]?.id ?? null)}
                  onRemove={() => void onRemove(field)}
                />
              ))}
            </ul>
            <SectionEnd section={section} isLifted={lifted !== null} />
          </Fragment>
        );
      })}
      <DragOverlay dropAnimation={null}>{lifted && <div className={classes.lifted}>{lifted.name}</div>}</DragOverlay>
    </DndContext>
  );
}

/** Whether a field stands in a gap already. */
function isThere(fields: readonly CustomField[], field: CustomField, gap: Gap): boolean {
  const below = fields.filter(({ section }) => section === field.section);
  const before = below[below.findIndex(({ id }) => id === field.id) - 1];
  return gap.section === field.section && gap.after === (before?.id ?? null);
}

/** Behind the last field of a section. */
function SectionEnd({ section, isLifted }: { section: string; isLifted: boolean }) {
  const { setNodeRef, isOver } = useDroppable({ id: endOf(section) });
  return <div ref={setNodeRef} className={classes.end} data-over={(isLifted && isOver) || undefined} />;
}
