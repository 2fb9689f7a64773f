import type { Page } from '@playwright/test';
import { expectAccessibleInEveryLook } from './accessible';
import { expect, test } from './fixtures';

test.use({ startAt: '/reports' });

const stage = (name: string, probability: number) => ({
  ...{ name, color: 'info' as const, probability, rotDays: null, required: [] },
});

/** What a user does on the board, said to the core. */
const calling =
  (page: Page) =>
  <Answer>(at: string, json: object): Promise<Answer> =>
    page.evaluate(
      async ([path, input]) => {
        const answer = await fetch(`/rpc/${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ json: input }),
        });
        return (await answer.json()).json;
      },
      [at, json] as const,
    );

test('the funnel and the forecast of a pipeline, with the reasoning of each deal', async ({ praxis: { page } }) => {
  await expect(page.getByRole('heading', { name: 'No pipeline yet' })).toBeVisible();
  const say = calling(page);
  const pipeline = await say<{ stages: { id: string }[] }>('pipelines/create', {
    name: 'Sales',
    stages: [stage('Lead', 20), stage('Offer', 50), stage('Contract', 90)],
  });
  const [lead = '', offer = '', contract = ''] = pipeline.stages.map(({ id }) => id);
  const add = async (title: string, stageId: string, more: object = {}) => {
    const made = { title, stageId: lead, currency: 'EUR', ...more };
    const { id } = await say<{ id: string }>('deals/create', made);
    if (stageId !== lead) await say('deals/move', { id, stageId });
    return id;
  };
  await add('New kitchen', offer, { amount: 12_000_00, expectedClose: '2999-04-20' });
  await add('Garden house', lead, { amount: 8_000_00, expectedClose: '2999-05-02' });
  await add('Old debt', contract, { amount: 500_00, expectedClose: '2020-01-31' });
  await add('Staircase', lead);
  const won = await add('Bookshelf', contract, { amount: 900_00 });
  await say('deals/close', { id: won, status: 'won' });

  const funnel = page.getByRole('region', { name: 'Funnel' }).last();
  await expect(funnel.getByRole('row').nth(1)).toContainText(/Lead\s*5\s*3\s*60\s?%/);
  await expect(funnel.getByRole('row').nth(3)).toContainText(/Contract\s*2\s*1\s*50\s?%/);
  await expect(page.getByText('1 open deal has no amount and counts nowhere.')).toBeVisible();
  const forecast = page.getByRole('region', { name: 'Forecast' }).last();
  await expect(forecast.getByRole('row').nth(1)).toContainText('Overdue');
  await expect(forecast.getByRole('row').nth(2)).toContainText(/April 2999\s*1\s*€12,000\s*€6,000/);
  const timeline = page.getByRole('region', { name: 'Timeline' });
  await expect(timeline.getByText(/€12,000 × 50 % \(Offer\) = €6,000/)).toBeVisible();
  await expectAccessibleInEveryLook(page);

  await page.getByText('90 days').click();
  await expect(funnel.getByRole('row').nth(1)).toContainText('5');
});
