import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { groupsOf, groupsToAsk, isGroup } from './groups';
import classes from './RecoveryKeySheet.module.css';

/** The two groups that are asked for, as they are typed. */
export function useKeptCheck(recoveryKey: string) {
  const groups = groupsOf(recoveryKey);
  const [asked] = useState(() => groupsToAsk(groups.length, Math.random));
  const [typed, setTyped] = useState<readonly string[]>(['', '']);
  const fits = asked.map((place, at) => isGroup(groups[place] ?? '', typed[at] ?? ''));
  return {
    fields: asked.map((place, at) => ({
      place,
      value: typed[at] ?? '',
      fits: fits[at] ?? false,
      type: (text: string) => setTyped((before) => before.map((one, index) => (index === at ? text : one))),
    })),
    isKept: fits.every(Boolean),
  };
}

/** Two groups of the key, typed from where it was kept: what is missing is said once `isChecked`. */
export function KeptCheck({
  fields,
  isChecked,
}: {
  fields: ReturnType<typeof useKeptCheck>['fields'];
  isChecked: boolean;
}) {
  const { t } = useTranslation();
  return (
    <div className={classes.groups}>
      {fields.map(({ place, value, fits, type }) => (
        <TextInput
          key={place}
          label={t('vault.recovery.group', { place: place + 1 })}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          value={value}
          onChange={(event) => type(event.currentTarget.value)}
          error={isChecked && !fits && t(value === '' ? 'vault.recovery.typeGroup' : 'vault.recovery.otherGroup')}
        />
      ))}
    </div>
  );
}
