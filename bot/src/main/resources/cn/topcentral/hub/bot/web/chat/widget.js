/*
 * Chat of the hub for the firm's websites: <script src="https://HUB/widget.js?site=NAME" defer></script>
 * It writes text only as text, needs no inline style or script (constructed style sheet in a shadow tree), and keeps what was not confirmed
 * until it is.
 */
(() => {
    'use strict';
    const source = document.currentScript && new URL(document.currentScript.src);
    const site = source && source.searchParams.get('site');
    if (!site || window.hubWebchat) {
        return;
    }
    window.hubWebchat = true;
    const address = source.origin.replace(/^http/, 'ws') + '/webchat/' + encodeURIComponent(site);
    const STYLE = `
        :host { all: initial; }
        * { box-sizing: border-box; font: 16px/1.5 -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
        [hidden] { display: none !important; }
        button { min-height: 44px; padding: 0 16px; border: 0; border-radius: 22px; background: #1d5fd0; color: #fff; cursor: pointer; }
        button:disabled { opacity: .6; }
        :focus-visible { outline: 3px solid #8ab4ff; outline-offset: 2px; }
        .launcher { position: fixed; right: 16px; bottom: 16px; z-index: 2147483000; box-shadow: 0 4px 16px rgba(0,0,0,.25); }
        .panel { position: fixed; right: 16px; bottom: 16px; z-index: 2147483001; display: flex; flex-direction: column;
            width: 360px; max-width: calc(100vw - 32px); height: 540px; max-height: calc(100vh - 32px); overflow: hidden;
            border-radius: 16px; background: #fff; color: #1d2129; box-shadow: 0 8px 32px rgba(0,0,0,.3); }
        @media (max-width: 480px) { .panel { right: 0; bottom: 0; width: 100vw; max-width: none; height: 100vh; height: 100dvh; max-height: none; border-radius: 0; } }
        header { display: flex; align-items: center; justify-content: space-between; padding: 8px 8px 8px 16px; background: #1d5fd0; color: #fff; }
        header b { font-weight: 600; }
        .state { margin: 0; padding: 4px 16px; background: #fff0d1; color: #7a4b00; font-size: 14px; }
        .log { flex: 1; margin: 0; padding: 12px; overflow-y: auto; background: #f4f5f7; list-style: none; }
        .log li { max-width: 85%; width: fit-content; margin: 0 0 10px; padding: 8px 12px; border-radius: 12px; background: #fff;
            white-space: pre-wrap; overflow-wrap: anywhere; }
        .log .mine { margin-left: auto; background: #d7e6ff; }
        .log small { display: block; color: #5f6773; font-size: 12px; }
        .log .failed { outline: 1px solid #97281f; }
        details { padding: 0 12px; border-top: 1px solid #dfe3e8; }
        summary { padding: 8px 0; color: #1d5fd0; cursor: pointer; font-size: 14px; }
        details input { display: block; width: 100%; min-height: 40px; margin: 0 0 8px; padding: 4px 12px; border: 1px solid #dfe3e8; border-radius: 10px; }
        details button { width: 100%; margin: 0 0 8px; }
        form.write { display: flex; gap: 8px; padding: 8px 12px max(8px, env(safe-area-inset-bottom)); border-top: 1px solid #dfe3e8; }
        textarea { flex: 1; min-width: 0; min-height: 44px; max-height: 120px; padding: 8px 12px; border: 1px solid #dfe3e8; border-radius: 12px; resize: none; }
    `;
    const make = (tag, properties, ...children) => {
        const element = Object.assign(document.createElement(tag), properties);
        element.append(...children);
        return element;
    };
    const kept = {
        key: name => 'hub_webchat_' + site + '_' + name,
        get(name) { try { return localStorage.getItem(this.key(name)); } catch (refused) { return null; } },
        set(name, value) { try { localStorage.setItem(this.key(name), value); } catch (refused) { /* private window: for this page only */ } },
    };
    const host = make('div');
    const root = host.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];

    const launcher = make('button', { className: 'launcher', type: 'button', textContent: '在线咨询' });
    launcher.setAttribute('aria-expanded', 'false');
    const title = make('b', { textContent: '在线咨询' });
    const closer = make('button', { type: 'button', textContent: '关闭' });
    const state = make('p', { className: 'state', hidden: true });
    state.setAttribute('role', 'status');
    const log = make('ol', { className: 'log' });
    log.setAttribute('role', 'log');
    log.setAttribute('aria-label', '对话');
    log.tabIndex = 0;
    const field = (name, label, type, autocomplete) => {
        const input = make('input', { name, type, placeholder: label, autocomplete });
        input.setAttribute('aria-label', label);
        return input;
    };
    const name = field('name', '称呼', 'text', 'name');
    const phone = field('phone', '电话', 'tel', 'tel');
    const email = field('email', '邮箱', 'email', 'email');
    const contact = make('form', {}, name, phone, email, make('button', { type: 'submit', textContent: '保存' }));
    const details = make('details', {}, make('summary', { textContent: '留下联系方式（选填，方便我们回复）' }), contact);
    const text = make('textarea', { placeholder: '请输入您的问题', maxLength: 2000, rows: 1 });
    text.setAttribute('aria-label', '请输入您的问题');
    const write = make('form', { className: 'write' }, text, make('button', { type: 'submit', textContent: '发送' }));
    const panel = make('section', { className: 'panel', hidden: true }, make('header', {}, title, closer), state, log, details, write);
    panel.setAttribute('role', 'dialog');
    panel.setAttribute('aria-label', '在线咨询');
    root.append(launcher, panel);

    let socket = null;
    let welcome = false;
    let attempts = 0;
    let timer = 0;
    let last = 0;
    let unread = 0;
    let greeted = false;
    const shown = new Map(); // message id → its list item
    let pending = [];
    try { pending = JSON.parse(kept.get('pending') || '[]'); } catch (damaged) { pending = []; }
    const keepPending = () => kept.set('pending', JSON.stringify(pending));

    const say = (words) => { state.textContent = words; state.hidden = !words; };
    const item = (mine, words, note) => {
        const line = make('li', { className: mine ? 'mine' : '' }, make('span', { textContent: words }), make('small', { textContent: note }));
        log.append(line);
        log.scrollTop = log.scrollHeight;
        return line;
    };
    const clock = at => new Date(at).toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit' });
    const show = (message) => {
        last = Math.max(last, message.seq);
        const mine = message.from === 'visitor';
        const note = mine ? '已发送 ' + clock(message.at) : (message.name || '客服') + ' ' + clock(message.at);
        if (mine) {
            pending = pending.filter(waiting => waiting.id !== message.id);
            keepPending();
        }
        const known = shown.get(message.id);
        if (known) {
            known.lastChild.textContent = note;
            known.classList.remove('failed');
            return;
        }
        shown.set(message.id, item(mine, message.text, note));
        if (!mine && panel.hidden) {
            unread += 1;
            launcher.textContent = '在线咨询（' + unread + ' 条新消息）';
        }
    };
    const send = frame => {
        if (welcome && socket.readyState === WebSocket.OPEN) {
            socket.send(JSON.stringify(frame));
            return true;
        }
        return false;
    };
    const receive = {
        welcome(frame) {
            welcome = true;
            attempts = 0;
            say('');
            kept.set('token', frame.token);
            title.textContent = frame.title;
            panel.setAttribute('aria-label', frame.title);
            if (!greeted && last === 0) {
                item(false, frame.greeting, '');
            }
            greeted = true;
            frame.messages.forEach(show);
            pending.forEach(waiting => {
                if (!shown.has(waiting.id)) {
                    shown.set(waiting.id, item(true, waiting.text, '发送中…'));
                }
                send(waiting);
            });
        },
        message: show,
        refused(frame) {
            const line = shown.get(frame.id);
            if (line) {
                line.lastChild.textContent = frame.reason;
                line.classList.add('failed');
                pending = pending.filter(waiting => waiting.id !== frame.id);
                keepPending();
            } else {
                say(frame.reason);
            }
        },
        introduced() {
            details.open = false;
            say('联系方式已保存。');
        },
    };
    const connect = () => {
        clearTimeout(timer);
        if (socket && socket.readyState <= WebSocket.OPEN) {
            return;
        }
        say(attempts === 0 ? '正在连接…' : '连接断开，正在重新连接…');
        socket = new WebSocket(address);
        socket.onopen = () => socket.send(JSON.stringify({ type: 'hello', token: kept.get('token') || '', after: last, page: location.href.split('#')[0].slice(0, 500) }));
        socket.onmessage = event => {
            const frame = JSON.parse(event.data);
            if (Object.prototype.hasOwnProperty.call(receive, frame.type)) {
                receive[frame.type](frame);
            }
        };
        socket.onclose = () => {
            welcome = false;
            attempts += 1;
            say('连接断开，正在重新连接…');
            timer = setTimeout(connect, Math.min(30000, 1000 * 2 ** Math.min(attempts, 5)) * (0.5 + Math.random() / 2));
        };
    };
    const open = () => {
        panel.hidden = false;
        launcher.hidden = true;
        launcher.setAttribute('aria-expanded', 'true');
        unread = 0;
        launcher.textContent = '在线咨询';
        connect();
        text.focus();
        log.scrollTop = log.scrollHeight;
    };
    const close = () => {
        panel.hidden = true;
        launcher.hidden = false;
        launcher.setAttribute('aria-expanded', 'false');
        launcher.focus();
    };
    // randomUUID is there on https pages only
    const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
    const submit = () => {
        const words = text.value.trim();
        if (!words) {
            return;
        }
        text.value = '';
        const frame = { type: 'message', id: newId(), text: words };
        pending.push(frame);
        keepPending();
        shown.set(frame.id, item(true, words, '发送中…'));
        send(frame);
    };
    launcher.addEventListener('click', open);
    closer.addEventListener('click', close);
    root.addEventListener('keydown', event => {
        if (event.key === 'Escape' && !panel.hidden) {
            close();
        } else if (event.key === 'Enter' && event.target === text && !event.shiftKey && !event.isComposing) {
            event.preventDefault();
            submit();
        }
    });
    write.addEventListener('submit', event => { event.preventDefault(); submit(); });
    contact.addEventListener('submit', event => {
        event.preventDefault();
        if (!send({ type: 'contact', name: name.value, phone: phone.value, email: email.value })) {
            say('还没有连接上，请稍后再保存。');
        }
    });
    addEventListener('online', connect);
    document.body.append(host);
    if (kept.get('token')) {
        connect(); // who has written before may have an answer waiting
    }
})();
