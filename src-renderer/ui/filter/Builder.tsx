import { ActionIcon, Button, NativeSelect, SegmentedControl } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FilterGroup, FilterNode, FilterRelation, ListKind } from '../../../src-shared/contract/filters';
import { OperatorSelect, ValueInput } from './ConditionFields';
import classes from './Filter.module.css';
import { conditionOn, type FilterLanguage, noFilter } from './language';

/** Groups in groups go so deep; the contract allows no more. */
const maxDepth = 3;

interface Building {
  readonly kind: ListKind;
  readonly language: FilterLanguage;
  readonly depth: number;
}

/** A group of conditions: all or any of them hold; each can be a group again, or ask for related records. */
export function GroupBuilder({
  group,
  onChange,
  ...building
}: Building & { group: FilterGroup; onChange: (group: FilterGroup) => void }) {
  const { t } = useTranslation();
  const { kind, language, depth } = building;
  const { of } = group;
  const put = (next: FilterNode[]) => onChange({ ...group, of: next });
  const add = (node: FilterNode | undefined) => node && put([...of, node]);
  const fresh = () => {
    const [field] = language.fields(kind);
    return field && conditionOn(field);
  };
  return (
    <div className={classes.group} role="group" aria-label={t('views.group')}>
      {(of.length > 1 || depth > 0) && (
        <SegmentedControl
          className={classes.match}
          aria-label={t('views.match')}
          data={[
            { value: 'all', label: t('views.all') },
            { value: 'any', label: t('views.any') },
          ]}
          value={group.match}
          onChange={(match) => onChange({ ...group, match: match === 'any' ? 'any' : 'all' })}
        />
      )}
      {of.map((node, at) => (
        <NodeRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; what stands in it is all in its props.
          key={at}
          {...building}
          node={node}
          onChange={(next) => put(of.map((one, index) => (index === at ? next : one)))}
          onRemove={() => put(of.filter((_, index) => index !== at))}
        />
      ))}
      <div className={classes.adders}>
        <Button
          variant="subtle"
          leftSection={<IconPlus size={13} aria-hidden />}
          data-autofocus={of.length === 0 || undefined}
          onClick={() => add(fresh())}
        >
          {t('views.addCondition')}
        </Button>
        {depth < maxDepth && (
          <Button
            variant="subtle"
            leftSection={<IconPlus size={13} aria-hidden />}
            onClick={() => {
              const first = fresh();
              add({ match: group.match === 'all' ? 'any' : 'all', of: first ? [first] : [] });
            }}
          >
            {t('views.addGroup')}
          </Button>
        )}
      </div>
    </div>
  );
}

function NodeRow({
  node,
  onChange,
  onRemove,
  ...building
}: Building & { node: FilterNode; onChange: (node: FilterNode) => void; onRemove: () => void }) {
  const { t } = useTranslation();
  const { kind, language, depth } = building;
  const remove = (
    <ActionIcon className={classes.rowRemove} aria-label={t('views.removeRow')} onClick={onRemove}>
      <IconX size={14} stroke={1.7} aria-hidden />
    </ActionIcon>
  );
  if ('of' in node) {
    return (
      <div className={classes.nested}>
        <GroupBuilder {...building} depth={depth + 1} group={node} onChange={onChange} />
        {remove}
      </div>
    );
  }
  const fields = language.fields(kind);
  const relations = depth < maxDepth ? language.relations(kind) : [];
  const choose = (value: string) => {
    const field = fields.find(({ id }) => `f ${id}` === value);
    const relation = relations.find(({ id }) => `r ${id}` === value);
    if (field) onChange(conditionOn(field));
    else if (relation) onChange({ relation: relation.id, holds: 'some' });
  };
  const what = (
    <NativeSelect
      aria-label={t('party.filter.column')}
      value={'relation' in node ? `r ${node.relation}` : `f ${node.field}`}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      {fields.map(({ id, title }) => (
        <option key={id} value={`f ${id}`}>
          {title}
        </option>
      ))}
      {relations.length > 0 && (
        <optgroup label={t('views.related')}>
          {relations.map(({ id, title }) => (
            <option key={id} value={`r ${id}`}>
              {title}
            </option>
          ))}
        </optgroup>
      )}
    </NativeSelect>
  );
  if ('relation' in node) {
    return (
      <div className={classes.nested}>
        <RelationRow {...building} node={node} what={what} onChange={onChange} />
        {remove}
      </div>
    );
  }
  const field = fields.find(({ id }) => id === node.field);
  return (
    <div className={classes.row}>
      {what}
      <OperatorSelect field={field} condition={node} onChange={onChange} isRow />
      <div className={classes.value}>
        <ValueInput field={field} condition={node} onChange={onChange} isRow />
      </div>
      {remove}
    </div>
  );
}

function RelationRow({
  node,
  what,
  onChange,
  kind,
  language,
  depth,
}: Building & { node: FilterRelation; what: React.ReactNode; onChange: (node: FilterRelation) => void }) {
  const { t } = useTranslation();
  const to = language.relations(kind).find(({ id }) => id === node.relation)?.to;
  return (
    <div className={classes.relation}>
      <div className={classes.row}>
        {what}
        <NativeSelect
          aria-label={t('party.filter.operator')}
          data={[
            { value: 'some', label: t('views.some') },
            { value: 'none', label: t('views.none') },
          ]}
          value={node.holds}
          onChange={(event) => onChange({ ...node, holds: event.currentTarget.value === 'none' ? 'none' : 'some' })}
        />
      </div>
      {to && (
        <GroupBuilder
          kind={to}
          language={language}
          depth={depth + 1}
          group={node.where ?? noFilter}
          onChange={(where) => onChange({ ...node, where })}
        />
      )}
    </div>
  );
}
