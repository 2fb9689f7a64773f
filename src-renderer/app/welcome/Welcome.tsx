import { useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense } from 'react';
import { orpc } from '../../api/orpc';
import { useStanding } from '../../api/standing';
import { client } from '../../api/transport';
import { useWork } from '../../features/safety/use-work';
import { FinishStep } from '../../features/welcome/FinishStep';
import { GuideStep } from '../../features/welcome/GuideStep';
import { guides } from '../../features/welcome/guides';
import { PeopleStep } from '../../features/welcome/PeopleStep';
import { RecoveryStep } from '../../features/welcome/RecoveryStep';
import { useShownKey } from '../../features/welcome/store';
import { setLocale } from '../i18n/i18n';
import { settingsPages } from '../settings/pages';

const Importing = lazy(async () => ({ default: (await import('./Importing')).Importing }));

/** Holds a new user's screens until they are in; everybody else goes straight on. */
export function Welcome({ onPlace, children }: { onPlace: (place: string) => void; children: ReactNode }) {
  const { standing, goOn } = useStanding();
  const queryClient = useQueryClient();
  // The key of a store that was made of an archive just now; who has one has their people, too.
  const work = useWork('import');
  const imported = work?.result?.kind === 'opened' ? work.result.recoveryKey : null;
  if (standing === undefined) return null;
  if (standing.step === 'done') return children;

  const onLanguage = (locale: 'en' | 'de') => {
    void setLocale(locale);
    // What could not be kept shows the computer's language at the next start.
    void client.app
      .saveSettings({ locale })
      .then((saved) => queryClient.setQueryData(orpc.app.settings.queryKey(), saved))
      .catch(() => undefined);
  };
  const leave = (place: string, tour: boolean) => {
    onPlace(place);
    goOn({ step: 'done', guide: null, tour });
  };
  const onFinish = () => goOn({ step: 'finish', guide: null });
  const onSkip = () => leave('/contacts', false);

  if (standing.step === 'recovery') {
    const on = (recoveryKept: boolean) => () =>
      goOn(
        { step: imported === null ? 'people' : 'done', recoveryKept },
        { onSuccess: () => useShownKey.setState({ recoveryKey: null }) },
      );
    return <RecoveryStep made={imported} onLanguage={onLanguage} onKept={on(true)} onLater={on(false)} />;
  }
  if (standing.step === 'finish') {
    return (
      <FinishStep
        onLanguage={onLanguage}
        onAnother={() => goOn({ step: 'people', guide: null })}
        onEnter={() => leave('/contacts', true)}
      />
    );
  }
  const guide = guides.find(({ id }) => id === standing.guide);
  if (guide === undefined) {
    return (
      <PeopleStep
        hasAccounts={settingsPages.some(({ id }) => id === 'accounts')}
        onLanguage={onLanguage}
        onGuide={({ id }) => goOn({ guide: id })}
        onHere={onFinish}
        onSkip={onSkip}
      />
    );
  }
  const onBack = () => goOn({ guide: null });
  return (
    <Suspense>
      <Importing onLanguage={onLanguage} onBack={onBack} onDone={onFinish} onSkip={onSkip}>
        {(drop) => (
          <GuideStep
            guide={guide}
            drop={drop}
            onLanguage={onLanguage}
            onBack={onBack}
            onAccounts={() => leave('/settings/accounts', true)}
            onType={() => leave('/contacts?add=true', true)}
            onFilled={onFinish}
            onSkip={onSkip}
          />
        )}
      </Importing>
    </Suspense>
  );
}
