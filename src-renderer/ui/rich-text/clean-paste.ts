/** `mso-list:l0 level2 lfo1`: Word writes list items as paragraphs that say so in their style. */
const listLevel = (element: Element): number | null => {
  const style = element.getAttribute('style') ?? '';
  const level = /mso-list:[^;]*\blevel(\d)/i.exec(style)?.[1];
  return level === undefined ? null : Number(level);
};

const isNumbered = (marker: string) => /^\s*(?:\d+|[a-z]{1,3}|[ivxlcdm]+)[.)]/i.test(marker);

/** Takes the bullet or number out that Word wrote as text, and answers it. */
function takeMarker(paragraph: Element): string {
  const markers = [...paragraph.querySelectorAll('span')].filter((span) =>
    /mso-list:\s*ignore/i.test(span.getAttribute('style') ?? ''),
  );
  const [first] = markers;
  const text = first?.textContent ?? '';
  for (const marker of markers) marker.remove();
  return text;
}

/** Paragraphs of Word that are list items become lists, each in the list of its level. */
function listsOfWord(page: Document): void {
  let open: { level: number; list: Element }[] = [];
  let before: Element | null = null;
  for (const paragraph of page.body.querySelectorAll('p')) {
    const level = listLevel(paragraph);
    if (level === null) continue;
    if (before === null || paragraph.previousElementSibling !== before) open = [];
    const isOrdered = isNumbered(takeMarker(paragraph));
    open = open.filter((one) => one.level <= level);
    let current = open.at(-1);
    if (current?.level !== level) {
      const list = page.createElement(isOrdered ? 'ol' : 'ul');
      if (current) (current.list.lastElementChild ?? current.list).append(list);
      else paragraph.before(list);
      current = { level, list };
      open.push(current);
    }
    const item = page.createElement('li');
    const line = page.createElement('p');
    line.append(...paragraph.childNodes);
    item.append(line);
    current.list.append(item);
    before = open[0]?.list ?? null;
    paragraph.remove();
  }
}

/**
 * What programs put around a copied text is taken away before it is read: Word's lists become lists, comments, styles
 * and empty paragraphs go. What is left that notes don't know, the editor's schema drops. Nothing in it runs: the page
 * it is read into is nobody's.
 */
export function cleanPaste(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  listsOfWord(page);
  for (const element of page.querySelectorAll('style, script, meta, link, title, xml, img, svg, iframe, object')) {
    element.remove();
  }
  const all = page.createTreeWalker(page.body, NodeFilter.SHOW_COMMENT);
  const comments: Node[] = [];
  while (all.nextNode()) comments.push(all.currentNode);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
  for (const element of page.body.querySelectorAll('*')) {
    // `o:p` and its kin say nothing.
    if (element.tagName.includes(':')) element.replaceWith(...element.childNodes);
  }
  for (const paragraph of page.body.querySelectorAll('p')) {
    if (/^[\s\u00a0]*$/.test(paragraph.textContent ?? '') && !paragraph.querySelector('br')) paragraph.remove();
  }
  return page.body.innerHTML;
}
