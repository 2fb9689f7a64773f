import {
  IconArrowMerge,
  IconBuilding,
  IconChartBar,
  IconHistory,
  type IconProps,
  IconSettings,
  IconSun,
  IconUser,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { kindIcons } from '../../ui/record/kind-icons';

export type ModulePath =
  | '/today'
  | '/contacts'
  | '/companies'
  | '/deals'
  | '/tasks'
  | '/products'
  | '/reports'
  | '/duplicates'
  | '/history'
  | '/settings';

export interface Module {
  readonly path: ModulePath;
  readonly name:
    | 'today'
    | 'contacts'
    | 'companies'
    | 'deals'
    | 'tasks'
    | 'products'
    | 'reports'
    | 'duplicates'
    | 'history'
    | 'settings';
  readonly icon: ComponentType<IconProps>;
  readonly combo: string;
  /** On a phone, whose bar has room for few, it stands under More. */
  readonly isUnderMore?: boolean;
}

/** The places of the rail, in its order. A module appears here when it exists. */
export const modules: readonly Module[] = [
  { path: '/today', name: 'today', icon: IconSun, combo: 'g t' },
  { path: '/contacts', name: 'contacts', icon: IconUser, combo: 'g c' },
  { path: '/companies', name: 'companies', icon: IconBuilding, combo: 'g o', isUnderMore: true },
  { path: '/deals', name: 'deals', icon: kindIcons.deal, combo: 'g d' },
  { path: '/tasks', name: 'tasks', icon: kindIcons.task, combo: 'g k' },
  { path: '/products', name: 'products', icon: kindIcons.product, combo: 'g p', isUnderMore: true },
  { path: '/reports', name: 'reports', icon: IconChartBar, combo: 'g r', isUnderMore: true },
  { path: '/duplicates', name: 'duplicates', icon: IconArrowMerge, combo: 'g u', isUnderMore: true },
  { path: '/history', name: 'history', icon: IconHistory, combo: 'g h', isUnderMore: true },
  { path: '/settings', name: 'settings', icon: IconSettings, combo: 'g s', isUnderMore: true },
];

const objectsFrom = modules.findIndex(({ path }) => path === '/products') + 1;

/** The rail in two parts: the objects that the practice made up stand between them, behind the products. */
export const modulesAround = {
  before: modules.slice(0, objectsFrom),
  behind: modules.slice(objectsFrom),
} as const;
