import { useTranslation } from 'react-i18next';
import type { StageFields } from '../../../src-shared/contract/pipelines';

type Step = readonly [key: string, probability: number, rotDays: number | null];

/** How deals usually go, by what one does: stages by the key of their words, with the chance of winning. */
const professions = {
  general: [
    ['lead', 10, 14],
    ['talk', 30, 14],
    ['offer', 60, 10],
    ['negotiation', 80, 7],
  ],
  consulting: [
    ['enquiry', 10, 10],
    ['firstTalk', 25, 14],
    ['proposal', 50, 14],
    ['negotiation', 75, 10],
  ],
  law: [
    ['enquiry', 20, 5],
    ['conflictCheck', 40, 5],
    ['consultation', 60, 14],
    ['mandate', 85, 10],
  ],
  therapy: [
    ['enquiry', 20, 7],
    ['intake', 50, 14],
    ['waitingList', 70, 60],
    ['agreed', 90, 14],
  ],
  realEstate: [
    ['enquiry', 5, 5],
    ['viewing', 20, 10],
    ['offer', 50, 7],
    ['financing', 75, 21],
    ['notary', 95, 30],
  ],
  trades: [
    ['enquiry', 15, 5],
    ['siteVisit', 35, 10],
    ['quote', 55, 14],
    ['ordered', 95, 30],
  ],
} as const satisfies Record<string, readonly Step[]>;

export type Profession = keyof typeof professions;

/** In the order they are offered. */
export const professionKeys = Object.keys(professions) as Profession[];

const colors = ['neutral', 'info', 'accent', 'warn', 'good'] as const;

/** The pipelines one can begin with, in the user's language. */
export function useTemplates() {
  const { t } = useTranslation();
  return professionKeys.map((key) => ({
    key,
    profession: t(`deals.template.${key}.profession`),
    name: t(`deals.template.${key}.name`),
    stages: professions[key].map(
      ([stage, probability, rotDays], at): StageFields => ({
        name: t(`deals.template.stage.${stage}`),
        color: colors[at] ?? 'neutral',
        probability,
        rotDays,
        required: [],
      }),
    ),
  }));
}
