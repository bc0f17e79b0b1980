// Everything shown came from elsewhere, so elements are built by hand: text goes in as text, never as HTML.

/** Makes an element; children may be elements, strings or nothing. */
export function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== '') made.append(child);
  }
  return made;
}

/** Only web addresses become links; "javascript:" and the like stay plain text. */
export function webAddress(url) {
  try {
    const parsed = new URL(url);
    return parsed.protocol === 'http:' || parsed.protocol === 'https:' ? parsed.href : null;
  } catch {
    return null;
  }
}

export function link(url, className, ...children) {
  const address = webAddress(url);
  if (!address) return element('span', className, ...children);
  const made = element('a', className, ...children);
  made.href = address;
  made.target = '_blank';
  made.rel = 'noopener noreferrer';
  return made;
}

/** A picture that gives way to a grey field when it cannot be loaded. */
export function picture(url, className) {
  const absent = () => element('div', 'absent', '图片');
  const address = url && url.startsWith('/sandbox/') ? url : webAddress(url);
  if (!address) return absent();
  const made = element('img', className);
  made.alt = '';
  made.referrerPolicy = 'no-referrer';
  made.addEventListener('error', () => made.replaceWith(absent()));
  made.src = address;
  return made;
}
