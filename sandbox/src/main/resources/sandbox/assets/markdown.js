// WeCom's markdown: headings, bold, links, inline code, quotes, font colours, mentions. markdown_v2 adds italics, lists,
// rules, tables, code blocks and images, and loses colours and mentions.
import { element, link, picture } from './dom.js';

/** Which dialect a text is in. What the robot's clients show is nowhere written down, so they show both. */
export const EVERYTHING = 0;
export const PLAIN = 1;
export const RICH = 2;

const COLOURS = new Set(['info', 'comment', 'warning']);
const INLINE = [
  { pattern: /^`([^`\n]+)`/, build: (m) => element('code', '', m[1]) },
  { pattern: /^\*\*(.+?)\*\*/, build: (m, flavour) => element('strong', '', inline(m[1], flavour)) },
  { pattern: /^\[([^\]\n]*)\]\(([^)\s]*)\)/, build: (m, flavour) => link(m[2], '', inline(m[1], flavour)) },
  {
    only: 1,
    pattern: /^<font color=["']?(\w+)["']?>([\s\S]*?)<\/font>/,
    build: (m, flavour) => element('span', COLOURS.has(m[1]) ? m[1] : '', inline(m[2], flavour)),
  },
  { only: 1, pattern: /^<@([^<>\s]+)>/, build: (m) => element('span', 'mention', '@' + m[1]) },
  { only: 2, pattern: /^!\[[^\]\n]*\]\(([^)\s]*)\)/, build: (m) => picture(m[1]) },
  { only: 2, pattern: /^\*([^*\n]+)\*/, build: (m, flavour) => element('em', '', inline(m[1], flavour)) },
];

function inline(text, flavour) {
  const parts = [];
  let plain = '';
  while (text) {
    const rule = INLINE.find((r) => (!r.only || flavour === EVERYTHING || r.only === flavour) && r.pattern.test(text));
    if (rule) {
      const match = rule.pattern.exec(text);
      if (plain) parts.push(plain);
      plain = '';
      parts.push(rule.build(match, flavour));
      text = text.slice(match[0].length);
    } else {
      const character = String.fromCodePoint(text.codePointAt(0));
      plain += character;
      text = text.slice(character.length);
    }
  }
  if (plain) parts.push(plain);
  return parts;
}

function line(text, flavour) {
  const heading = /^(#{1,6})\s+(.*)$/.exec(text);
  return heading ? element('h' + heading[1].length, '', inline(heading[2], flavour)) : element('p', '', inline(text, flavour));
}

const cells = (row) => row.trim().replace(/^\||\|$/g, '').split('|').map((cell) => cell.trim());

/** Blocks only markdown_v2 knows; answers how many lines it took. */
function richBlock(lines, at, out, flavour) {
  if (/^```/.test(lines[at])) {
    let end = at + 1;
    while (end < lines.length && !/^```/.test(lines[end])) end++;
    out.push(element('pre', '', lines.slice(at + 1, end).join('\n')));
    return end + 1 - at;
  }
  if (/^\s*(-{3,}|\*{3,})\s*$/.test(lines[at])) {
    out.push(element('hr'));
    return 1;
  }
  if (lines[at].includes('|') && /^[\s|:-]*-[\s|:-]*$/.test(lines[at + 1] ?? '')) {
    const table = element('table', '', element('tr', '', cells(lines[at]).map((c) => element('th', '', inline(c, flavour)))));
    let end = at + 2;
    for (; end < lines.length && lines[end].includes('|'); end++) {
      table.append(element('tr', '', cells(lines[end]).map((c) => element('td', '', inline(c, flavour)))));
    }
    out.push(table);
    return end - at;
  }
  const item = /^\s*([-*+]|\d+\.)\s+/;
  if (item.test(lines[at])) {
    const list = element(/^\s*\d/.test(lines[at]) ? 'ol' : 'ul');
    let end = at;
    for (; end < lines.length && item.test(lines[end]); end++) {
      list.append(element('li', '', inline(lines[end].replace(item, ''), flavour)));
    }
    out.push(list);
    return end - at;
  }
  return 0;
}

function blocks(lines, flavour) {
  const out = [];
  for (let at = 0; at < lines.length; ) {
    if (/^>/.test(lines[at])) {
      let end = at;
      while (end < lines.length && /^>/.test(lines[end])) end++;
      out.push(element('blockquote', '', blocks(lines.slice(at, end).map((l) => l.replace(/^>\s?/, '')), flavour)));
      at = end;
      continue;
    }
    const taken = flavour !== PLAIN ? richBlock(lines, at, out, flavour) : 0;
    if (!taken) out.push(line(lines[at], flavour));
    at += taken || 1;
  }
  return out;
}

export function markdown(text, flavour) {
  return element('div', 'bubble markdown', blocks(text.trimEnd().split('\n'), flavour));
}

/** Texts know links and mentions only. */
export function text(content) {
  const bubble = element('div', 'bubble');
  const pattern = /<a\s+href=["']([^"']*)["'][^>]*>([\s\S]*?)<\/a>|<@([^<>\s]+)>/g;
  let last = 0;
  for (const match of content.matchAll(pattern)) {
    const shown = match[3] ? element('span', 'mention', '@' + match[3]) : link(match[1], '', match[2]);
    bubble.append(content.slice(last, match.index), shown);
    last = match.index + match[0].length;
  }
  bubble.append(content.slice(last));
  return bubble;
}
