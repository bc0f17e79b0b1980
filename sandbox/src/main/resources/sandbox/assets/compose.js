// Everything below the messages: text, mention, and the menu of photo, place, voice, file and link.
import { element } from './dom.js';

const $ = (id) => document.getElementById(id);
/** What WeCom's own client puts behind a name. */
const AFTER_MENTION = '\u2005';
const PLACES = [
  { label: '宁波市鄞州区明州大道 1166 号 奥克斯产业园', latitude: 29.7806, longitude: 121.539 },
  { label: '杭州市滨江区江南大道 588 号', latitude: 30.2084, longitude: 120.2118 },
  { label: '佛山市顺德区北滘镇美的大道 6 号', latitude: 22.9341, longitude: 113.2176 },
  { label: '广州市天河区珠江东路 30 号', latitude: 23.1193, longitude: 113.3265 },
];

let current = null;

/** Which tools a conversation offers: the robot gets no place, link or sound, a group text and photos only. */
const TOOLS = {
  app: ['photo', 'location', 'voice', 'file', 'link'],
  robot: ['photo', 'voice', 'file'],
  group: ['photo'],
};

function closeMenu() {
  $('attach-menu').hidden = true;
  $('attach').setAttribute('aria-expanded', 'false');
}

/** The field is as high as what is in it, up to a third of a phone's screen. */
function grow() {
  const field = $('text');
  field.rows = Math.min(6, Math.max(1, field.value.split('\n').length, Math.ceil(field.value.length / 22)));
}

/** Sets the tools up for a conversation. */
export function composeIn(conversation) {
  current = conversation;
  const writable = conversation.writable;
  $('text').disabled = !writable;
  $('text').value = '';
  $('text').placeholder = !writable ? '此群没有智能机器人，不能发言'
    : conversation.mention ? '先 @ 机器人再提问' : '输入消息，Enter 发送';
  $('send').disabled = !writable;
  $('attach').disabled = !writable;
  $('mention').hidden = !conversation.mention;
  document.querySelectorAll('[data-attach]').forEach((item) => {
    item.hidden = !TOOLS[conversation.kind].includes(item.dataset.attach);
  });
  closeMenu();
  grow();
}

/**
 * Wires the composer.
 *
 * @param actions post(path, body) and upload(type, file, text) for the member and conversation on screen; notice(problem)
 */
export function compose({ post, upload, notice }) {
  const field = $('text');

  function send() {
    const words = field.value;
    if (!words.trim() || field.disabled || !current) return; // no conversation yet: the words stay
    field.value = '';
    grow();
    post('/sandbox/say', { conversation: current.id, text: words }).catch(notice);
  }

  $('composer').addEventListener('submit', (event) => {
    event.preventDefault();
    send();
  });
  field.addEventListener('keydown', (event) => {
    // While an input method composes, Enter picks a candidate.
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      send();
    }
  });
  field.addEventListener('input', grow);
  $('mention').addEventListener('click', () => {
    field.setRangeText(`@${current.mention}${AFTER_MENTION}`, field.selectionStart, field.selectionEnd, 'end');
    field.focus();
  });

  $('attach').addEventListener('click', () => {
    const open = $('attach-menu').hidden;
    $('attach-menu').hidden = !open;
    $('attach').setAttribute('aria-expanded', String(open));
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') closeMenu();
  });
  document.addEventListener('click', (event) => {
    if (!event.target.closest('#attach, #attach-menu')) closeMenu();
  });
  const openers = {
    photo: () => $('attach-photo').click(),
    file: () => $('attach-file').click(),
    voice: () => current.kind === 'robot' ? $('voice-dialog').showModal() : $('attach-voice').click(),
    location: () => $('location-dialog').showModal(),
    link: () => $('link-dialog').showModal(),
  };
  document.querySelectorAll('[data-attach]').forEach((item) => item.addEventListener('click', () => {
    closeMenu();
    openers[item.dataset.attach]();
  }));

  async function files(input, type) {
    // With words in the field a photo for the robot travels with them: in a group it could not be mentioned otherwise.
    let caption = type === 'image' && current.kind !== 'app' ? field.value.trim() : '';
    for (const file of [...input.files]) {
      const kind = type === 'file' && file.name.toLowerCase().endsWith('.mp4') ? 'video' : type;
      await upload(kind, file, caption);
      if (caption) field.value = '';
      caption = '';
    }
    input.value = '';
    grow();
  }
  [['attach-photo', 'image'], ['attach-voice', 'voice'], ['attach-file', 'file']].forEach(([id, type]) =>
    $(id).addEventListener('change', () => files($(id), type).catch(notice)));

  document.querySelectorAll('dialog').forEach((dialog) =>
    dialog.querySelector('[data-close]').addEventListener('click', () => dialog.close()));

  /** Sends what a dialog holds; it stays open with what was typed when that is refused. */
  function submit(name, path, body, fields) {
    $(`${name}-send`).addEventListener('click', () => Promise.resolve().then(() => post(path, body())).then(() => {
      $(`${name}-dialog`).close();
      fields.forEach((id) => { $(id).value = ''; });
    }).catch(notice));
  }
  const number = (id) => Number($(id).value.trim() || NaN);
  submit('location', '/sandbox/location', () => {
    const body = { latitude: number('location-latitude'), longitude: number('location-longitude'), label: $('location-label').value.trim() };
    if (!body.label || Number.isNaN(body.latitude) || Number.isNaN(body.longitude)) throw new Error('请选一个地点，或填写地址和经纬度');
    return body;
  }, ['location-label', 'location-latitude', 'location-longitude']);
  submit('voice', '/sandbox/voice', () => {
    const transcript = $('voice-transcript').value.trim();
    if (!transcript) throw new Error('请填写转写的文字');
    return { transcript };
  }, ['voice-transcript']);
  submit('link', '/sandbox/link', () => {
    const body = { title: $('link-title').value.trim(), url: $('link-url').value.trim(), description: $('link-description').value };
    if (!body.title || !/^https?:\/\/\S+$/.test(body.url)) throw new Error('请填写标题，以及 http:// 或 https:// 开头的网址');
    return body;
  }, ['link-title', 'link-url', 'link-description']);

  $('places').replaceChildren(...PLACES.map((spot, index) => {
    const button = element('button', 'place', element('span', '', '📍'), spot.label);
    button.type = 'button';
    button.dataset.place = index;
    button.addEventListener('click', () => {
      $('location-label').value = spot.label;
      $('location-latitude').value = spot.latitude;
      $('location-longitude').value = spot.longitude;
    });
    return button;
  }));
}
