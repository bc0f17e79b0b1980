// Draws template cards, textcards and news the way WeCom does.
import { element, link, picture } from './dom.js';

function source(card) {
  const data = card.source;
  if (!data?.desc) return null;
  return element('div', 'source', data.icon_url ? picture(data.icon_url) : null,
    element('span', 'tone' + (data.desc_color ?? 0), data.desc));
}

const titles = (title) => title && [
  title.title ? element('h3', '', title.title) : null,
  title.desc ? element('p', 'desc', title.desc) : null,
];

const emphasis = (data) => data && element('div', 'emphasis',
  element('b', '', data.title ?? ''), element('span', '', data.desc ?? ''));

function quote(data) {
  if (!data?.title && !data?.quote_text) return null;
  const parts = [data.title ? element('b', '', data.title) : null, data.quote_text ?? ''];
  return data.type === 1 ? link(data.url, 'open', element('div', 'quote', parts)) : element('div', 'quote', parts);
}

function pairs(list, members) {
  if (!list?.length) return null;
  const value = (row) => {
    if (row.type === 1) return link(row.url, '', row.value || row.url);
    if (row.type === 2) return link(location.origin + '/sandbox/media/' + row.media_id, '', row.value || '附件');
    if (row.type === 3) return element('span', 'mention', row.value || members.get(row.userid) || row.userid);
    return row.value ?? '';
  };
  return element('dl', 'pairs', list.map((row) => [element('dt', '', row.keyname), element('dd', '', value(row))]));
}

const vertical = (list) => list?.map((item) =>
  element('div', 'vertical', element('b', '', item.title), item.desc ? element('p', '', item.desc) : null));

function imageText(area) {
  if (!area) return null;
  const parts = [picture(area.image_url), element('div', '', element('b', '', area.title ?? ''), element('p', '', area.desc ?? ''))];
  return area.type === 1 ? link(area.url, 'sidebyside', parts) : element('div', 'sidebyside', parts);
}

/** Links at the foot; type 3 asks the robot a question. */
function jumps(list, ask) {
  if (!list?.length) return null;
  return element('div', 'jumps', list.map((jump) => {
    if (jump.type === 1) return link(jump.url, '', jump.title);
    if (jump.type !== 3) return element('span', '', jump.title);
    const button = element('button', '', jump.title);
    button.type = 'button';
    button.dataset.question = jump.question;
    button.addEventListener('click', () => ask(jump.question));
    return button;
  }));
}

function menu(data, act) {
  if (!data) return null;
  return element('details', 'menu', element('summary', '', '•••'), element('div', '',
    data.desc ? element('small', '', data.desc) : null,
    data.action_list.map((item) => {
      const button = element('button', '', item.text);
      button.type = 'button';
      button.dataset.key = item.key;
      button.addEventListener('click', () => {
        button.closest('details').open = false;
        act(item.key, []);
      });
      return button;
    })));
}

/** A drop-down; `chosen` reads what stands in it. */
function dropDown(data, disabled) {
  const select = element('select', '', data.option_list.map((option) => {
    const made = element('option', '', option.text);
    made.value = option.id;
    made.selected = option.id === data.selected_id;
    return made;
  }));
  select.disabled = disabled;
  select.dataset.question = data.question_key;
  const field = element('div', 'selector', element('label', '', element('span', '', data.title || '请选择'), select));
  field.chosen = () => ({ question_key: data.question_key, option_ids: [select.value] });
  return field;
}

/** Boxes or radio buttons of a vote. */
function checkbox(data, disabled, id) {
  const inputs = [];
  const field = element('fieldset', 'selector', data.option_list.map((option) => {
    const input = element('input');
    input.type = data.mode === 1 ? 'checkbox' : 'radio';
    input.name = `vote-${id}-${data.question_key}`;
    input.value = option.id;
    input.checked = option.is_checked === true;
    inputs.push(input);
    return element('label', 'option', input, element('span', '', option.text));
  }));
  field.disabled = disabled;
  field.chosen = () => ({ question_key: data.question_key, option_ids: inputs.filter((i) => i.checked).map((i) => i.value) });
  return field;
}

function buttons(card, entry, selectors, act) {
  const press = (label, style, key) => {
    const button = element('button', 'style' + style, label);
    button.type = 'button';
    button.dataset.key = key;
    button.disabled = entry.delivery?.state === 'sending';
    button.addEventListener('click', () => act(key, selectors.map((s) => s.chosen())));
    return button;
  };
  if (entry.buttonText && (card.button_list || card.submit_button)) {
    return element('div', 'buttons', element('span', 'done', entry.buttonText));
  }
  if (card.submit_button) {
    return element('div', 'buttons', press(card.submit_button.text || '提交', 1, card.submit_button.key));
  }
  return card.button_list && element('div', 'buttons', card.button_list.map((button) =>
    button.type === 1 ? link(button.url, 'style' + (button.style || 1), button.text) : press(button.text, button.style || 1, button.key)));
}

/**
 * @param act called with (key, selections) when a person taps something that calls back
 * @param ask called with a question for the robot
 */
export function templateCard(entry, members, act, ask) {
  const card = entry.content;
  const locked = Boolean(entry.buttonText);
  const selectors = [
    card.button_selection && dropDown(card.button_selection, locked || card.button_selection.disable === true),
    card.checkbox && checkbox(card.checkbox, locked || card.checkbox.disable === true, entry.id),
    ...(card.select_list ?? []).map((select) => dropDown(select, locked || select.disable === true)),
  ].filter(Boolean);
  const head = [titles(card.main_title), emphasis(card.emphasis_content)];
  const opens = card.card_action?.type === 1;
  const photo = card.card_image ? picture(card.card_image.url, 'picture') : null;
  const shown = element('div', 'inner',
    source(card),
    opens ? link(card.card_action.url, 'open', head) : head,
    imageText(card.image_text_area),
    vertical(card.vertical_content_list),
    quote(card.quote_area),
    card.sub_title_text ? element('p', 'subtitle', card.sub_title_text) : null,
    pairs(card.horizontal_content_list, members),
    selectors,
    menu(card.action_menu, act));
  const made = element('article', 'card' + (card.action_menu ? ' withmenu' : ''));
  if (card.task_id) made.dataset.task = card.task_id;
  if (photo) made.append(opens ? link(card.card_action.url, 'open', photo) : photo);
  made.append(shown, buttons(card, entry, selectors, act) ?? '', jumps(card.jump_list, ask) ?? '');
  return made;
}

/** description of a textcard: plain lines and <div class="gray|normal|highlight">. */
function described(html) {
  return html.replaceAll(/<br\s*\/?>/g, '\n').split(/(<div class=["']\w+["']>[\s\S]*?<\/div>)/).map((part) => {
    const match = /^<div class=["'](\w+)["']>([\s\S]*)<\/div>$/.exec(part);
    if (match) return element('p', match[1], match[2]);
    return part.trim() ? element('p', '', part) : null;
  });
}

export function textCard(card) {
  return element('article', 'card textcard',
    link(card.url, 'open', element('div', 'inner', element('h3', '', card.title), described(card.description ?? ''))),
    element('div', 'jumps', link(card.url, '', card.btntxt || '详情')));
}

export function news(content) {
  return element('article', 'card', content.articles.map((article) => link(article.url, 'article',
    element('div', '', element('b', '', article.title), element('p', '', article.description ?? article.digest ?? '')),
    article.picurl ? picture(article.picurl) : null)));
}
