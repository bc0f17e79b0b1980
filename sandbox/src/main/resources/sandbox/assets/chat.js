// The chat: who am I, which conversation, its bubbles, live.
import { element } from './dom.js';
import { avatar, bubble, summary } from './message.js';
import { compose, composeIn } from './compose.js';

const $ = (id) => document.getElementById(id);
const state = { members: [], names: new Map(), me: null, conversations: [], current: null, seen: 0, stamp: 0 };

async function fetched(path, options) {
  const response = await fetch(path, options);
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error ?? response.status);
  return answer;
}

const api = (path, body) => fetched(path,
  body && { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

/** A file is the body, and who sends it where stands in the address. */
const upload = (type, file, text) => fetched('/sandbox/attach?' + new URLSearchParams({
  user: state.me, conversation: state.current, type, filename: file.name, text,
}), { method: 'POST', headers: { 'Content-Type': 'application/octet-stream' }, body: file });

let noticeTimer;
function notice(problem) {
  $('notice').textContent = problem.message ?? problem;
  $('notice').showPopover();
  clearTimeout(noticeTimer);
  noticeTimer = setTimeout(() => $('notice').hidePopover(), 5000);
}

const clock = (at, options) => new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', ...options }).format(new Date(at));

function drawMembers() {
  $('members').replaceChildren(...state.members.map((member, index) => {
    const row = element('button', 'row' + (member.userid === state.me ? ' chosen' : ''), avatar(member.name, '', index),
      element('span', '', element('b', '', member.name), element('small', '', `${member.position} · ${member.department}`)));
    row.type = 'button';
    row.dataset.user = member.userid;
    row.setAttribute('role', 'radio');
    row.setAttribute('aria-checked', String(member.userid === state.me));
    row.addEventListener('click', () => become(member.userid).catch(notice));
    return row;
  }));
}

function drawConversations() {
  $('conversations').replaceChildren(...state.conversations.map((conversation) => {
    const row = element('button', 'row' + (conversation.id === state.current ? ' chosen' : ''),
      avatar(conversation.title, conversation.kind),
      element('span', '', element('b', '', conversation.title), element('small', '', summary(conversation.last) || '暂无消息')));
    row.type = 'button';
    row.dataset.conversation = conversation.id;
    row.dataset.kind = conversation.kind;
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
  pane.dataset.atEnd = String(atEnd);
  for (const entry of changed) {
    const old = pane.querySelector(`[data-id="${entry.id}"]`);
    const made = bubble(entry, { me: state.me, members: state.members, names: state.names, act, ask, judge });
    made.dataset.id = entry.id;
    if (old) {
      keepChoices(old, made);
      old.replaceWith(made);
      continue;
    }
    pane.querySelector('.empty')?.remove();
    const minute = clock(entry.at, { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' });
    if (minute !== pane.dataset.minute) pane.append(element('div', 'time', minute));
    pane.dataset.minute = minute;
    pane.append(made);
  }
  if (changed.length && atEnd) pane.scrollTop = pane.scrollHeight;
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
  $('link').textContent = status.connected ? '应用' : '应用未设回调';
  $('robot-link').hidden = !status.robot;
  $('robot-link').className = 'link' + (status.robot?.connected ? ' on' : '');
  $('robot-link').textContent = status.robot?.connected ? '机器人' : '机器人未连接';
  drawConversations();
  drawMessages(entries);
  for (const entry of entries) state.seen = Math.max(state.seen, entry.version);
}

async function become(userid) {
  state.me = userid;
  document.cookie = `sandbox_user=${encodeURIComponent(userid)}; path=/; samesite=lax`;
  drawMembers();
  const keep = state.current?.startsWith('robot:') ? 'robot:' + userid : state.current;
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
  pane.replaceChildren(element('p', 'empty', conversation.mention ? `@${conversation.mention} 提问，其他消息机器人看不到`
    : conversation.writable ? '在下方输入命令，例如 /help' : '群里还没有消息'));
  document.querySelector('#title h1').textContent = conversation.title + (conversation.kind === 'group' ? `（${conversation.people}）` : '');
  composeIn(conversation);
  if (conversation.kind === 'robot') api('/sandbox/enter', { user: state.me, conversation: id }).catch(notice);
  if (reading) document.body.classList.add('reading');
  await refresh();
  await refreshing;
}

function act(entry, key, selections) {
  api('/sandbox/click', { user: state.me, entry: entry.id, key, selections: selections.filter((s) => s.option_ids.length) }).catch(notice);
}

/** A card's question, asked in the conversation on screen. */
function ask(question) {
  const { mention, id } = state.conversations.find((c) => c.id === state.current);
  api('/sandbox/say', { user: state.me, conversation: id, text: mention ? `@${mention} ${question}` : question }).catch(notice);
}

function judge(entry, type) {
  api('/sandbox/feedback', { user: state.me, entry: entry.id, type }).then(() => notice('已评价')).catch(notice);
}

// Pictures take their room only once they are there.
function stayAtEnd() {
  const pane = $('messages');
  if (pane.dataset.atEnd === 'true') pane.scrollTop = pane.scrollHeight;
}
$('messages').addEventListener('load', stayAtEnd, true);
new ResizeObserver(stayAtEnd).observe($('messages'));
$('messages').addEventListener('scroll', () => {
  const pane = $('messages');
  pane.dataset.atEnd = String(pane.scrollHeight - pane.scrollTop - pane.clientHeight < 80);
});
$('back').addEventListener('click', () => document.body.classList.remove('reading'));

compose({ post: (path, body) => api(path, { user: state.me, ...body }), upload, notice });

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
