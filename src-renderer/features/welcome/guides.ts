import {
  IconAddressBook,
  IconBrandAndroid,
  IconBrandApple,
  IconBrandWindows,
  IconCloud,
  IconDeviceMobile,
  IconFeather,
  IconMail,
  type IconProps,
  IconServer,
  IconTable,
  IconTargetArrow,
  IconWriting,
} from '@tabler/icons-react';
import type { ParseKeys } from 'i18next';
import type { ComponentType } from 'react';

export interface Guide {
  readonly id: string;
  readonly name: ParseKeys;
  readonly icon: ComponentType<IconProps>;
  /** What to do there, one thing after the other. */
  readonly steps: readonly ParseKeys[];
  /** What comes after the steps: a file, an account to be set up, or typing. */
  readonly leadsTo: 'file' | 'account' | 'typing';
}

/** Where people's contacts are, the most frequent first, and how to get them out of there. */
export const guides: readonly Guide[] = [
  {
    id: 'iphone',
    name: 'welcome.source.iphone',
    icon: IconDeviceMobile,
    steps: ['welcome.iphone.1', 'welcome.iphone.2', 'welcome.iphone.3', 'welcome.iphone.4', 'welcome.iphone.5'],
    leadsTo: 'file',
  },
  {
    id: 'android',
    name: 'welcome.source.android',
    icon: IconBrandAndroid,
    steps: ['welcome.android.1', 'welcome.android.2', 'welcome.android.3', 'welcome.android.4'],
    leadsTo: 'file',
  },
  {
    id: 'outlook',
    name: 'welcome.source.outlook',
    icon: IconBrandWindows,
    steps: ['welcome.outlook.1', 'welcome.outlook.2', 'welcome.outlook.3', 'welcome.outlook.4', 'welcome.outlook.5'],
    leadsTo: 'file',
  },
  {
    id: 'microsoft',
    name: 'welcome.source.microsoft',
    icon: IconCloud,
    steps: ['welcome.microsoft.1', 'welcome.microsoft.2', 'welcome.microsoft.3', 'welcome.microsoft.4'],
    leadsTo: 'file',
  },
  {
    id: 'macos',
    name: 'welcome.source.macos',
    icon: IconBrandApple,
    steps: ['welcome.macos.1', 'welcome.macos.2', 'welcome.macos.3', 'welcome.macos.4'],
    leadsTo: 'file',
  },
  {
    id: 'thunderbird',
    name: 'welcome.source.thunderbird',
    icon: IconFeather,
    steps: ['welcome.thunderbird.1', 'welcome.thunderbird.2', 'welcome.thunderbird.3', 'welcome.thunderbird.4'],
    leadsTo: 'file',
  },
  {
    id: 'spreadsheet',
    name: 'welcome.source.spreadsheet',
    icon: IconTable,
    steps: ['welcome.spreadsheet.1', 'welcome.spreadsheet.2', 'welcome.spreadsheet.3'],
    leadsTo: 'file',
  },
  {
    id: 'hubspot',
    name: 'welcome.source.hubspot',
    icon: IconTargetArrow,
    steps: ['welcome.hubspot.1', 'welcome.hubspot.2', 'welcome.hubspot.3', 'welcome.hubspot.4'],
    leadsTo: 'file',
  },
  {
    id: 'pipedrive',
    name: 'welcome.source.pipedrive',
    icon: IconMail,
    steps: ['welcome.pipedrive.1', 'welcome.pipedrive.2', 'welcome.pipedrive.3', 'welcome.pipedrive.4'],
    leadsTo: 'file',
  },
  {
    id: 'carddav',
    name: 'welcome.source.carddav',
    icon: IconServer,
    steps: ['welcome.carddav.1', 'welcome.carddav.2', 'welcome.carddav.3'],
    leadsTo: 'account',
  },
  {
    id: 'other',
    name: 'welcome.source.other',
    icon: IconAddressBook,
    steps: ['welcome.other.1', 'welcome.other.2', 'welcome.other.3'],
    leadsTo: 'file',
  },
  {
    id: 'paper',
    name: 'welcome.source.paper',
    icon: IconWriting,
    steps: ['welcome.paper.1', 'welcome.paper.2', 'welcome.paper.3'],
    leadsTo: 'typing',
  },
];
