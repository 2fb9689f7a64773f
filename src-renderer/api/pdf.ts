import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

/**
 * Opens a PDF in a worker of the sandboxed window. Nothing is fetched: fonts and tables it does not bring along are
 * the system's, and scripts and forms are left alone. Fails when it is no PDF, damaged, or has a password.
 */
export async function openPdf(content: Blob): Promise<PDFDocumentProxy> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  pdfjs.GlobalWorkerOptions.workerSrc = workerUrl;
  return pdfjs.getDocument({
    data: new Uint8Array(await content.arrayBuffer()),
    useWasm: false,
    enableXfa: false,
    stopAtErrors: false,
    maxImageSize: 50_000_000,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  }).promise;
}

/** Pixels on the longer side of a page at the most. */
const longest = 4096;

/** Draws a page `width` pixels wide. */
export async function drawPage(page: PDFPageProxy, canvas: HTMLCanvasElement, width: number): Promise<void> {
  const plain = page.getViewport({ scale: 1 });
  const scale = Math.min(width / plain.width, longest / plain.width, longest / plain.height);
  const viewport = page.getViewport({ scale });
  canvas.width = Math.max(1, Math.floor(viewport.width));
  canvas.height = Math.max(1, Math.floor(viewport.height));
  await page.render({ canvas, viewport, background: '#ffffff' }).promise;
}
