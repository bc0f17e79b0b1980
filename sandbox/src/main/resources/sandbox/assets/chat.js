// The chat: who am I, which conversation, its bubbles, live.
import { element, picture, link } from './dom.js';
import { markdown, text } from './markdown.js';
import { news, templateCard, textCard } from './card.js';

const $ = (id) => document.getElementById(id);
const state = { members: [], names: new Map(), me: null, conversations: [], current: null, seen: 0, stamp: 0 };

async function api(path, body) {
  const options = body && { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(path, options);
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error ?? response.status);
  return answer;
}

let noticeTimer;
function notice(problem) {
  $('notice').textContent = problem.message ?? problem;
  $('notice').hidden = false;
  clearTimeout(noticeTimer);
  noticeTimer = setTimeout(() => { $('notice').hidden = true; }, 5000);
}

const clock = (at, options) => new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', ...options }).format(new Date(at));

/** How a message reads in the list of conversations. */
function summary(entry) {
  if (!entry) return '';
  if (entry.recalled) return '撤回了一条消息';
  const content = entry.content;
  switch (entry.msgtype) {
    case 'text': return content.content.replaceAll(/<[^>]*>/g, '');
    case 'markdown': case 'markdown_v2': return content.content.replaceAll(/<[^>]*>|[#>*`]/g, '').trim();
    case 'template_card': return '[卡片] ' + (content.main_title?.title ?? content.sub_title_text ?? '');
    case 'textcard': return '[卡片] ' + content.title;
    case 'news': case 'mpnews': return '[图文] ' + content.articles[0].title;
    case 'image': return '[图片]';
    case 'voice': return '[语音]';
    case 'video': return '[视频]';
    case 'file': return '[文件]';
    default: return `[${entry.msgtype}]`;
  }
}

// One line per message type; location, photos and voice from members will join here.
const renderers = {
  text: (e) => text(e.content.content),
  markdown: (e) => markdown(e.content.content, false),
  markdown_v2: (e) => markdown(e.content.content, true),
  template_card: (e) => templateCard(e, state.names, (key, selections) => tap(e, key, selections)),
  textcard: (e) => textCard(e.content),
  news: (e) => news(e.content),
  mpnews: (e) => news(e.content),
  image: (e) => element('div', 'bubble', picture(e.content.base64
    ? `data:image/${e.content.base64.startsWith('/9j') ? 'jpeg' : 'png'};base64,${e.content.base64}`
    : '/sandbox/media/' + e.content.media_id)),
};

function other(entry) {
  const id = entry.content.media_id;
  return element('div', 'bubble', id ? link(location.origin + '/sandbox/media/' + id, '', summary(entry)) : summary(entry));
}

function delivery(entry) {
  const data = entry.delivery;
  if (!data || (data.state === 'delivered' && !data.problem)) return null;
  const words = {
    sending: data.attempts > 1 ? `正在重试（第 ${data.attempts} 次）` : '发送中…',
    failed: `未送达（已尝试 ${data.attempts} 次）：${data.problem}`,
    dropped: '回调已被故障开关丢弃',
    delivered: data.problem,
  };
  return element('div', 'delivery ' + (data.state === 'delivered' ? 'problem' : data.state), words[data.state]);
}

function avatar(name, kind, index = 0) {
  const first = [...new Intl.Segmenter('zh').segment(name)][0]?.segment ?? '?';
  return element('span', `avatar ${kind} tone${index % 4}`, first);
}

function bubble(entry) {
  if (entry.recalled) return element('div', 'recalled', entry.author.name + ' 撤回了一条消息');
  const own = entry.author.kind === 'member' && entry.author.id === state.me;
  const index = state.members.findIndex((m) => m.userid === entry.author.id);
  return element('div', 'message' + (own ? ' own' : ''),
    avatar(entry.author.name, entry.author.kind, Math.max(index, 0)),
    element('div', 'body', own ? null : element('div', 'name', entry.author.name),
      (renderers[entry.msgtype] ?? other)(entry), delivery(entry)));
}

function drawMembers() {
  $('members').replaceChildren(...state.members.map((member, index) => {
    const row = element('button', 'row' + (member.userid === state.me ? ' chosen' : ''), avatar(member.name, '', index),
      element('span', '', element('b', '', member.name), element('small', '', `${member.position} · ${member.department}`)));
    row.type = 'button';
    row.setAttribute('role', 'radio');
    row.setAttribute('aria-checked', String(member.userid === state.me));
    row.addEventListener('click', () => become(member.userid).catch(notice));
    return row;
  }));
}

function drawConversations() {
  $('conversations').replaceChildren(...state.conversations.map((conversation) => {
    const row = element('button', 'row' + (conversation.id === state.current ? ' chosen' : ''),
      avatar(conversation.title, conversation.writable ? 'app' : 'group'),
      element('span', '', element('b', '', conversation.title), element('small', '', summary(conversation.last) || '暂无消息')));
    row.type = 'button';
    row.addEventListener('click', () => open(conversation.id).catch(notice));
    return row;
  }));
}

/** While a click is under way its card is drawn anew; what was chosen in it must stay chosen. */
function keepChoices(old, made) {
  const fields = (root) => [...root.querySelectorAll('select, input')];
  const shape = (root) => fields(root).map((f) => f.options ? [...f.options].map((o) => o.value).join() : f.value).join('|');
  if (shape(old) !== shape(made)) return;
  fields(old).forEach((field, index) => {
    const twin = fields(made)[index];
    if (field.tagName === 'SELECT') twin.value = field.value;
    else twin.checked = field.checked;
  });
}

/** Only what changed is drawn again. */
function drawMessages(changed) {
  const pane = $('messages');
  const atEnd = pane.scrollHeight - pane.scrollTop - pane.clientHeight < 80;
  let added = false;
  for (const entry of changed) {
    const old = pane.querySelector(`[data-id="${entry.id}"]`);
    const made = bubble(entry);
    made.dataset.id = entry.id;
    if (old) {
      keepChoices(old, made);
      old.replaceWith(made);
      continue;
    }
    added = true;
    pane.querySelector('.empty')?.remove();
    const minute = clock(entry.at, { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' });
    if (minute !== pane.dataset.minute) pane.append(element('div', 'time', minute));
    pane.dataset.minute = minute;
    pane.append(made);
  }
  if (added && atEnd) pane.scrollTop = pane.scrollHeight;
}

let refreshing = null;
let again = false;
/** One refresh at a time; a change during it leads to one more. */
function refresh() {
  if (refreshing) {
    again = true;
    return refreshing;
  }
  refreshing = load().finally(() => {
    refreshing = null;
    if (again) {
      again = false;
      refresh().catch(notice);
    }
  });
  return refreshing;
}

async function load() {
  if (!state.me) return;
  const { me, current, seen, stamp } = state;
  const query = new URLSearchParams({ user: me, conversation: current, after: seen });
  const [conversations, entries, status] = await Promise.all([
    api('/sandbox/conversations?' + new URLSearchParams({ user: me })), api('/sandbox/entries?' + query), api('/sandbox/state')]);
  if (stamp !== state.stamp) return;
  state.conversations = conversations;
  $('link').className = 'link' + (status.connected ? ' on' : '');
  $('link').textContent = status.connected ? '已设回调' : '未设回调';
  drawConversations();
  drawMessages(entries);
  for (const entry of entries) state.seen = Math.max(state.seen, entry.version);
}

async function become(userid) {
  state.me = userid;
  document.cookie = `sandbox_user=${encodeURIComponent(userid)}; path=/; samesite=lax`;
  drawMembers();
  const keep = state.current?.startsWith('app:') === false && state.current;
  state.conversations = await api('/sandbox/conversations?' + new URLSearchParams({ user: userid }));
  const target = state.conversations.find((c) => c.id === keep) ?? state.conversations[0];
  await open(target.id, false);
}

async function open(id, reading = true) {
  const conversation = state.conversations.find((c) => c.id === id);
  state.current = id;
  state.seen = 0;
  state.stamp += 1;
  const pane = $('messages');
  pane.dataset.minute = '';
  pane.replaceChildren(element('p', 'empty', conversation.writable ? '在下方输入命令，例如 /help' : '群里还没有消息'));
  document.querySelector('#title h1').textContent = conversation.title + (conversation.writable ? '' : `（${conversation.people}）`);
  $('text').disabled = !conversation.writable;
  $('text').value = '';
  $('text').placeholder = conversation.writable ? '输入消息，Enter 发送，Shift+Enter 换行'
    : '群消息只有智能机器人能收到，应用收不到；此群暂无机器人，不能发言';
  document.querySelector('#composer button').disabled = !conversation.writable;
  if (reading) document.body.classList.add('reading');
  await refresh();
  await refreshing;
}

async function tap(entry, key, selections) {
  try {
    await api('/sandbox/click', { user: state.me, entry: entry.id, key, selections: selections.filter((s) => s.option_ids.length) });
  } catch (problem) {
    notice(problem);
  }
}

function send() {
  const words = $('text').value;
  if (!words.trim() || $('text').disabled) return;
  $('text').value = '';
  api('/sandbox/say', { user: state.me, text: words }).catch(notice);
}

$('composer').addEventListener('submit', (event) => {
  event.preventDefault();
  send();
});
$('text').addEventListener('keydown', (event) => {
  // While an input method composes, Enter picks a candidate.
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    send();
  }
});
$('back').addEventListener('click', () => document.body.classList.remove('reading'));

async function start() {
  const { members } = await api('/sandbox/state');
  state.members = members;
  state.names = new Map(members.map((m) => [m.userid, m.name]));
  const cookie = /(?:^|;\s*)sandbox_user=([^;]*)/.exec(document.cookie)?.[1];
  await become(members.find((m) => m.userid === cookie)?.userid ?? members[0].userid);
  const wanted = decodeURIComponent(location.hash.slice(1));
  if (state.conversations.some((c) => c.id === wanted)) await open(wanted);
  new EventSource('/sandbox/events').addEventListener('changed', () => refresh().catch(notice));
}

start().catch(notice);
