import { implement } from '@orpc/server';
import { contract } from '../../../src-shared/contract';
import type { PipelineReport } from '../../../src-shared/contract/reports';
import type { FeatureContext } from '../../platform/feature';
import { today } from '../lists';
import { reportOfPipeline } from './pipeline';

const os = implement(contract).reports;

/** Long reads of this feature, by name. */
export const reportReads = { 'reports.pipeline': reportOfPipeline };

/** What deals say when they are looked at together. */
export function reportsFeature({ store, reads }: FeatureContext) {
  return {
    handlers: {
      pipeline: os.pipeline.handler(({ input, signal }) =>
        reads.run<PipelineReport>('reports.pipeline', { ...input, today: today(store) }, signal),
      ),
    },
  };
}
