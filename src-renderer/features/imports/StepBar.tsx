import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './StepBar.module.css';
import { type Step, steps, useImport } from './store';

/** The way through: where one is, and back to what can still be changed. */
export function StepBar() {
  const { t } = useTranslation();
  const now = useImport((state) => state.step);
  const hasFile = useImport((state) => state.analysis !== null);
  const isRun = useImport((state) => state.run !== null);
  const isReachable = (step: Step) => hasFile && !isRun && (step === 'columns' || step === 'check');
  return (
    <nav aria-label={t('imports.steps')}>
      <ol className={classes.steps}>
        {steps.map((step, at) => (
          <li key={step} className={classes.item}>
            <UnstyledButton
              className={classes.step}
              aria-current={step === now ? 'step' : undefined}
              disabled={step !== now && !isReachable(step)}
              onClick={() => useImport.setState({ step })}
            >
              <span className={classes.number}>{at + 1}</span>
              {t(`imports.step.${step}`)}
            </UnstyledButton>
          </li>
        ))}
      </ol>
    </nav>
  );
}
