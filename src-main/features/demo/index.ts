import { implement } from '@orpc/server';
import { contract } from '../../../src-shared/contract';
import type { FeatureContext } from '../../platform/feature';
import { fillDemo } from './fill';

export { demoTask, fillDemo, isEmpty } from './fill';

const os = implement(contract).app;

/** The sample practice. */
export function demoFeature(context: FeatureContext) {
  return { handlers: { fillDemo: os.fillDemo.handler(() => fillDemo(context)) } };
}
