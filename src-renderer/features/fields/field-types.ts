import {
  IconAlignLeft,
  IconArrowsRightLeft,
  IconAt,
  IconCalendar,
  IconCalendarClock,
  IconChecks,
  IconCircleDot,
  IconCoin,
  IconFunction,
  IconHash,
  IconLetterT,
  IconLink,
  IconPaperclip,
  IconPercentage,
  IconPhone,
  type IconProps,
  IconStar,
  IconSum,
  IconToggleLeft,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { FieldType } from '../../../src-shared/domain/custom/types';

export const typeIcons: Readonly<Record<FieldType, ComponentType<IconProps>>> = {
  text: IconLetterT,
  longText: IconAlignLeft,
  number: IconHash,
  money: IconCoin,
  percent: IconPercentage,
  date: IconCalendar,
  dateTime: IconCalendarClock,
  select: IconCircleDot,
  multiSelect: IconChecks,
  yesNo: IconToggleLeft,
  url: IconLink,
  email: IconAt,
  phone: IconPhone,
  rating: IconStar,
  file: IconPaperclip,
  relation: IconArrowsRightLeft,
  formula: IconFunction,
  rollup: IconSum,
};

export const hasChoices = (type: FieldType): boolean => type === 'select' || type === 'multiSelect';
