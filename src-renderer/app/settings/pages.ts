import {
  IconAddressBook,
  IconAdjustments,
  IconArchive,
  IconBox,
  IconBuildingStore,
  IconDatabase,
  IconFileZip,
  IconForms,
  IconInfoCircle,
  IconLayoutKanban,
  type IconProps,
  IconShieldLock,
  IconStethoscope,
  IconWorldUpload,
} from '@tabler/icons-react';
import { lazyRouteComponent } from '@tanstack/react-router';
import type { ParseKeys } from 'i18next';
import type { ComponentType } from 'react';

export interface SettingsPage {
  /** Its address: `/settings/<id>`. */
  readonly id: string;
  readonly words: ParseKeys;
  readonly icon: ComponentType<IconProps>;
  readonly component: ComponentType;
}

/** The pages of the settings, in their order. A page appears here when its feature exists. */
export const settingsPages: readonly [SettingsPage, ...SettingsPage[]] = [
  {
    id: 'general',
    words: 'settings.general',
    icon: IconAdjustments,
    component: lazyRouteComponent(() => import('../../features/settings/GeneralPage'), 'GeneralPage'),
  },
  {
    id: 'practice',
    words: 'practice.title',
    icon: IconBuildingStore,
    component: lazyRouteComponent(() => import('../../features/practice/PracticePage'), 'PracticePage'),
  },
  {
    id: 'fields',
    words: 'fields.title',
    icon: IconForms,
    component: lazyRouteComponent(() => import('../../features/fields/FieldsPage'), 'FieldsPage'),
  },
  {
    id: 'pipelines',
    words: 'pipelines.title',
    icon: IconLayoutKanban,
    component: lazyRouteComponent(() => import('../../features/deals/PipelinesPage'), 'PipelinesPage'),
  },
  {
    id: 'objects',
    words: 'objects.title',
    icon: IconBox,
    component: lazyRouteComponent(() => import('../../features/objects/ObjectsPage'), 'ObjectsPage'),
  },
  {
    id: 'security',
    words: 'settings.security',
    icon: IconShieldLock,
    component: lazyRouteComponent(() => import('../../features/settings/SecurityPage'), 'SecurityPage'),
  },
  {
    id: 'accounts',
    words: 'accounts.title',
    icon: IconAddressBook,
    component: lazyRouteComponent(() => import('../../features/accounts/AccountsPage'), 'AccountsPage'),
  },
  {
    id: 'data',
    words: 'settings.data',
    icon: IconDatabase,
    component: lazyRouteComponent(() => import('../../features/settings/DataPage'), 'DataPage'),
  },
  {
    id: 'backups',
    words: 'safety.backups',
    icon: IconArchive,
    component: lazyRouteComponent(() => import('../../features/safety/BackupsPage'), 'BackupsPage'),
  },
  {
    id: 'your-data',
    words: 'safety.data',
    icon: IconFileZip,
    component: lazyRouteComponent(() => import('../../features/safety/YourDataPage'), 'YourDataPage'),
  },
  {
    id: 'sent',
    words: 'network.title',
    icon: IconWorldUpload,
    component: lazyRouteComponent(() => import('../../features/network/SentPage'), 'SentPage'),
  },
  {
    id: 'diagnostics',
    words: 'diagnostics.title',
    icon: IconStethoscope,
    component: lazyRouteComponent(() => import('../../features/diagnostics/DiagnosticsPage'), 'DiagnosticsPage'),
  },
  {
    id: 'about',
    words: 'settings.about',
    icon: IconInfoCircle,
    component: lazyRouteComponent(() => import('../../features/settings/AboutPage'), 'AboutPage'),
  },
];
