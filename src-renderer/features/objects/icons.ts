import {
  IconBook,
  IconBriefcase,
  IconBulb,
  IconCar,
  IconFolder,
  IconHammer,
  IconHeart,
  IconHome,
  IconKey,
  IconPaw,
  IconPlant2,
  type IconProps,
  IconScale,
  IconStar,
  IconTruck,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { ObjectIcon } from '../../../src-shared/contract/objects';

export const objectIcons: Readonly<Record<ObjectIcon, ComponentType<IconProps>>> = {
  folder: IconFolder,
  briefcase: IconBriefcase,
  scale: IconScale,
  heart: IconHeart,
  home: IconHome,
  hammer: IconHammer,
  bulb: IconBulb,
  car: IconCar,
  book: IconBook,
  key: IconKey,
  truck: IconTruck,
  plant: IconPlant2,
  paw: IconPaw,
  star: IconStar,
};
