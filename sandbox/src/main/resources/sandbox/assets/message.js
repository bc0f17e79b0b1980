// One bubble: who said it, what it says, and how its callback fares.
import { element, link, picture } from './dom.js';
import { markdown, text, EVERYTHING, PLAIN, RICH } from './markdown.js';
import { news, templateCard, textCard } from './card.js';

/** How a message reads in the list of conversations. */
export function summary(entry) {
  if (!entry) return '';
  if (entry.recalled) return '撤回了一条消息';
  const content = entry.content;
  const bare = (words) => (words ?? '').replaceAll(/<think>[\s\S]*?<\/think>|<[^>]*>|[#>*`]/g, '').trim();
  switch (entry.msgtype) {
    case 'text': return content.content.replaceAll(/<[^>]*>/g, '');
    case 'markdown': case 'markdown_v2': case 'stream': return bare(content.content) || '…';
    case 'template_card': return '[卡片] ' + (content.main_title?.title ?? content.sub_title_text ?? '');
    case 'textcard': return '[卡片] ' + content.title;
    case 'news': case 'mpnews': return '[图文] ' + content.articles[0].title;
    case 'image': return '[图片]' + (content.content ? ' ' + content.content : '');
    case 'voice': return '[语音]' + (content.content ? ' ' + content.content : '');
    case 'video': return '[视频] ' + (entry.filename ?? '');
    case 'file': return '[文件] ' + (entry.filename ?? '');
    case 'location': return '[位置] ' + content.label;
    case 'link': return '[链接] ' + content.title;
    default: return `[${entry.msgtype}]`;
  }
}

const base64 = (data) => `data:image/${data.startsWith('/9j') ? 'jpeg' : 'png'};base64,${data}`;

function image(entry) {
  const content = entry.content;
  const bubble = element('div', 'bubble photo' + (content.content ? ' captioned' : ''), picture(content.base64 ? base64(content.base64) : '/sandbox/media/' + content.media_id));
  if (content.content) bubble.append(element('p', 'caption', content.content));
  return bubble;
}

/** Answers that grow: what the robot thought is folded, and a mark stands at the end until it is finished. */
function stream(entry) {
  const { content = '', finish, msg_item: items = [] } = entry.content;
  const thought = /<think>([\s\S]*?)(<\/think>|$)/.exec(content);
  const said = content.replace(/<think>[\s\S]*?(<\/think>|$)/, '').trim();
  const bubble = element('div', 'bubble markdown' + (finish ? '' : ' growing'));
  if (thought?.[1].trim()) bubble.append(element('details', 'thought', element('summary', '', '思考过程'), thought[1].trim()));
  bubble.append(...markdown(said, EVERYTHING).childNodes);
  for (const item of items) bubble.append(picture(base64(item.image.base64)));
  bubble.dataset.finish = String(finish);
  return bubble;
}

function file(entry, icon, label) {
  const name = entry.filename ?? entry.content.title ?? label;
  const gone = !entry.filename;
  const inner = [element('span', 'icon', icon), element('span', '', element('b', '', name), element('small', '', gone ? '已过期' : label))];
  if (gone) return element('div', 'bubble filecard', inner);
  const made = link(location.origin + '/sandbox/media/' + entry.content.media_id, 'bubble filecard', inner);
  made.download = name;
  return made;
}

const voice = (entry) => entry.content.media_id ? file(entry, '🔊', '语音')
  : element('div', 'bubble', '🎙️ ', entry.content.content);

const place = ({ content }) => element('div', 'bubble place', element('b', '', '📍 ', content.label || '位置'),
  element('small', '', `${content.latitude}, ${content.longitude}`));

const page = ({ content }) => link(content.url, 'bubble page', element('b', '', content.title),
  content.description ? element('p', '', content.description) : null, element('small', '', content.url));

const renderers = {
  text: (e) => text(e.content.content),
  markdown: (e) => markdown(e.content.content, e.author.id === 'webhook' || e.author.kind === 'app' ? PLAIN : EVERYTHING),
  markdown_v2: (e) => markdown(e.content.content, RICH),
  stream,
  template_card: (e, { names, act, ask }) => templateCard(e, names, (key, selections) => act(e, key, selections), ask),
  textcard: (e) => textCard(e.content),
  news: (e) => news(e.content),
  mpnews: (e) => news(e.content),
  image,
  voice,
  video: (e) => file(e, '🎬', '视频'),
  file: (e) => file(e, '📄', '文件'),
  location: place,
  link: page,
};

const other = (entry) => element('div', 'bubble', summary(entry));

function delivery(entry) {
  const data = entry.delivery;
  if (!data || (data.state === 'delivered' && !data.problem)) return null;
  const words = {
    sending: data.attempts > 1 ? `正在重试（第 ${data.attempts} 次）` : '发送中…',
    failed: data.attempts ? `未送达（已尝试 ${data.attempts} 次）：${data.problem}` : `未送达：${data.problem}`,
    dropped: '回调已被故障开关丢弃',
    delivered: data.problem,
  };
  const made = element('div', 'delivery ' + (data.state === 'delivered' ? 'problem' : data.state), words[data.state]);
  made.dataset.state = data.state;
  return made;
}

/** Thumbs under an answer that asks for an opinion. */
function opinion(entry, judge) {
  if (!entry.content?.feedback?.id || entry.content.finish === false) return null;
  return element('div', 'opinion', [[1, '👍'], [2, '👎']].map(([type, sign]) => {
    const button = element('button', '', sign);
    button.type = 'button';
    button.dataset.feedback = type;
    button.addEventListener('click', () => judge(entry, type));
    return button;
  }));
}

export function avatar(name, kind, index = 0) {
  const first = [...new Intl.Segmenter('zh').segment(name)][0]?.segment ?? '?';
  return element('span', `avatar ${kind} tone${index % 4}`, first);
}

/** @param context me, members, names, and what taps do: act, ask, judge */
export function bubble(entry, context) {
  if (entry.recalled) return element('div', 'recalled', entry.author.name + ' 撤回了一条消息');
  const own = entry.author.kind === 'member' && entry.author.id === context.me;
  const index = context.members.findIndex((m) => m.userid === entry.author.id);
  const made = element('div', 'message' + (own ? ' own' : ''),
    avatar(entry.author.name, entry.author.kind, Math.max(index, 0)),
    element('div', 'body', own ? null : element('div', 'name', entry.author.name),
      (renderers[entry.msgtype] ?? other)(entry, context), opinion(entry, context.judge), delivery(entry)));
  made.dataset.type = entry.msgtype;
  made.dataset.from = entry.author.id;
  return made;
}
