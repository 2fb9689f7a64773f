import { implement } from '@orpc/server';
import { contract } from '../../../src-shared/contract';
import type { FeatureContext } from '../../platform/feature';
import { fillDemo } from './fill';
import { removeSample, sampleLeft } from './remove';

export { demoTask, fillDemo, isEmpty } from './fill';
export { removeSampleTask } from './remove';

const os = implement(contract).app;

/** The sample practice. */
export function demoFeature(context: FeatureContext) {
  return {
    handlers: {
      fillDemo: os.fillDemo.handler(() => fillDemo(context)),
      sample: os.sample.handler(() => sampleLeft(context)),
      removeSample: os.removeSample.handler(() => removeSample(context)),
    },
  };
}
