import { readFile } from 'node:fs/promises';
import { crc32, deflateSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expectAccessible, expectAccessibleInEveryLook } from './accessible';
import { expect, test } from './fixtures';

interface Given {
  name: string;
  content: Buffer;
}

/** A PNG of two colours, side by side. */
function picture(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const size = Buffer.alloc(4);
    size.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([size, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const line = Buffer.alloc(1 + width * 3);
  for (let x = 0; x < width; x++) line.set(x < width / 2 ? [30, 110, 90] : [220, 160, 60], 1 + x * 3);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => line)));
  const start = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([start, chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

/** A PDF of two pages, a sentence on each. */
function pdf(): Buffer {
  const stream = (words: string) => {
    const content = `BT /F1 24 Tf 40 120 Td (${words}) Tj ET`;
    return `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
  };
  const page = (content: number) =>
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 200] /Contents ${content} 0 R /Resources << /Font << /F1 7 0 R >> >> >>`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>',
    page(5),
    page(6),
    stream('The first page'),
    stream('The second page'),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

const record = (page: Page, name: string) => page.getByRole('complementary', { name });
const section = (page: Page) => page.getByRole('region', { name: 'Files', exact: true });
const line = (page: Page, name: string) => section(page).getByRole('listitem').filter({ hasText: name });
const toast = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words });
const avatar = (page: Page) => record(page, 'Lena Brandt').locator('header img');

async function addLena(page: Page) {
  await page.getByRole('button', { name: 'New contact' }).first().click();
  const form = page.getByRole('dialog', { name: 'New contact' });
  await form.getByLabel('Full name').fill('Lena Brandt');
  await form.getByRole('button', { name: 'Add contact' }).click();
  await expect(record(page, 'Lena Brandt')).toBeVisible();
}

/** Drops files on the record, as from the desktop. */
async function drop(page: Page, files: readonly Given[]) {
  const transfer = await page.evaluateHandle(
    (given) => {
      const data = new DataTransfer();
      for (const { name, base64 } of given) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        data.items.add(new File([bytes], name));
      }
      return data;
    },
    files.map(({ name, content }) => ({ name, base64: content.toString('base64') })),
  );
  const target = record(page, 'Lena Brandt').getByRole('region', { name: 'Timeline' });
  await target.dispatchEvent('dragenter', { dataTransfer: transfer });
  await expect(page.getByText('Drop to attach')).toBeVisible();
  await target.dispatchEvent('drop', { dataTransfer: transfer });
  await expect(page.getByText('Drop to attach')).toBeHidden();
}

test('files dropped on a record are attached, seen, found, renamed, removed and taken back', async ({
  praxis: { page },
}) => {
  await addLena(page);
  await expect(section(page)).toContainText('No files yet.');
  await drop(page, [
    { name: 'workshop.png', content: picture(600, 300) },
    { name: 'quote.pdf', content: pdf() },
    { name: 'umlaute.txt', content: Buffer.from('Gr\xfc\xdfe aus K\xf6ln', 'latin1') },
    { name: 'holiday.jpg', content: Buffer.from('<html><script>document.title = "run"</script></html>') },
  ]);
  await expect(section(page).getByRole('listitem')).toHaveCount(4);
  await expect(line(page, 'workshop.png').locator('img')).toBeVisible();
  await expect(line(page, 'quote.pdf').locator('img')).toBeVisible();
  await expect(line(page, 'holiday.jpg')).toContainText('This is text/html, whatever its name says');
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize({ width: 1440, height: 900 });

  await line(page, 'workshop.png')
    .getByRole('button', { name: /^workshop/ })
    .click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('img', { name: 'workshop.png' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Larger' }).click();
  await expect(dialog.getByText('150%')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Next file' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(dialog.getByRole('region', { name: '2 pages' })).toBeVisible();
  await expect(dialog.getByRole('img', { name: 'Page 1' })).toHaveAttribute('data-drawn');
  await expectAccessible(page);
  await page.keyboard.press('ArrowRight');
  await expect(dialog.getByText('Grüße aus Köln')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(dialog.getByText('document.title = "run"')).toBeVisible();
  expect(await page.title()).not.toBe('run');
  await dialog.getByRole('button', { name: 'Save a copy' }).click();
  await expect(page.getByText('Opening it can start a program on this computer.')).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save it anyway' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe('holiday.jpg');
  expect(await readFile(await saved.path(), 'utf8')).toContain('<script>');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await line(page, 'quote.pdf').getByRole('button', { name: 'More for quote.pdf' }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByLabel('File name').fill('offer.pdf');
  await page.keyboard.press('Enter');
  await expect(line(page, 'offer.pdf')).toBeVisible();
  await line(page, 'offer.pdf').getByRole('button', { name: 'More for offer.pdf' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await expect(toast(page, 'Removed offer.pdf')).toBeVisible();
  await expect(line(page, 'offer.pdf')).toBeHidden();
  await toast(page, 'Removed offer.pdf').getByRole('button', { name: /Undo/ }).click();
  await expect(line(page, 'offer.pdf')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText('workshop.png');

  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'Find or do' }).fill('offer');
  await expect(page.getByRole('option', { name: /Lena Brandt/ })).toContainText('offer.pdf');
});

test('a photo is cut out, stands in record and list, survives a restart, and is taken back', async ({ praxis }) => {
  const { page } = praxis;
  await addLena(page);
  await page.getByLabel('A picture of Lena Brandt').setInputFiles({
    name: 'portrait.png',
    mimeType: 'image/png',
    buffer: picture(800, 500),
  });
  const dialog = page.getByRole('dialog', { name: 'Choose the part that shows' });
  await dialog.getByRole('img', { name: 'The part that shows' }).focus();
  await page.keyboard.press('ArrowRight');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Use as photo' }).click();
  await expect(toast(page, 'Photo changed')).toBeVisible();
  await expect(avatar(page)).toBeVisible();
  await expect(page.getByRole('grid').locator('img')).toBeVisible();

  await praxis.kill();
  await praxis.start();
  await page.getByRole('row').filter({ hasText: 'Lena Brandt' }).click();
  await expect(avatar(page)).toBeVisible();
  await page.getByRole('button', { name: 'Photo of Lena Brandt' }).click();
  await page.getByRole('menuitem', { name: 'Remove the photo' }).click();
  await expect(avatar(page)).toBeHidden();
  await toast(page, 'Photo removed').getByRole('button', { name: /Undo/ }).click();
  await expect(avatar(page)).toBeVisible();

  await page.getByRole('button', { name: 'Photo of Lena Brandt' }).click();
  await page.getByLabel('A picture of Lena Brandt').setInputFiles({
    name: 'no.png',
    mimeType: 'image/png',
    buffer: Buffer.from('no picture'),
  });
  await expect(page.getByRole('alert').filter({ hasText: 'This is no picture that can be read here.' })).toBeVisible();
});
