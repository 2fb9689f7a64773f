import {
  IconBox,
  IconBuilding,
  IconCheckbox,
  IconPackage,
  type IconProps,
  IconTargetArrow,
  IconUser,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { RecordKind } from '../../../src-shared/domain/record-kind';

/** What stands for each kind of record, in the rail and wherever one is named. */
export const kindIcons: Readonly<Record<RecordKind, ComponentType<IconProps>>> = {
  contact: IconUser,
  company: IconBuilding,
  deal: IconTargetArrow,
  task: IconCheckbox,
  product: IconPackage,
  custom: IconBox,
};
