// What the pages need of a browser and Blazor doesn't offer: keys, dialogs, pictures from outside, focus. Long lists are in list.js.

const SEARCH_DELAY = 90;

const isTyping = target => target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
const hasDialog = () => !!document.querySelector('dialog[open]');

// The field stays the browser's: a value that came back from the server would take letters away.
export function search(input, net) {
  const abort = new AbortController();
  let typing = 0, next = null;
  const send = () => { clearTimeout(typing); net.invokeMethodAsync('Search', input.value).catch(() => { }); };
  const lead = selector => { next = selector; input.toggleAttribute('data-done', !!selector); };
  input.addEventListener('input', () => { lead(null); clearTimeout(typing); typing = setTimeout(send, SEARCH_DELAY); }, { signal: abort.signal });
  input.addEventListener('blur', () => lead(null), { signal: abort.signal });
  input.addEventListener('keydown', e => {
    const made = next && (e.key === 'ArrowDown' || (e.key === 'Tab' && !e.shiftKey)) && document.querySelector(next);
    if (made) {
      e.preventDefault();
      made.focus();
    } else if (e.key === 'Enter') send();
    else if (e.key === 'ArrowDown' || (e.key === 'Escape' && !input.value)) {
      const list = document.querySelector('.list, .results');
      if (!list) return;
      e.preventDefault();
      list.focus();
      if (e.key === 'ArrowDown') list.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
    }
  }, { signal: abort.signal });
  return {
    set(text) { if (document.activeElement !== input) input.value = text; },
    clear() { input.value = ''; input.focus(); },
    // What the text was for is done: Tab and the arrow lead to it, and the undo is no longer about the text.
    done(selector) { this.clear(); lead(selector); },
    dispose() { abort.abort(); clearTimeout(typing); },
  };
}

// The keys that work everywhere. Single letters belong to the list that has the focus.
export function keys(net) {
  const abort = new AbortController();
  document.addEventListener('keydown', e => {
    const isCommand = e.ctrlKey || e.metaKey;
    // Lists that the server moves in: the browser would scroll, or select all of the page.
    if (!isTyping(e.target) && e.target.closest?.('[data-keys]') && (isCommand ? e.key === 'a' : [' ', 'ArrowDown', 'ArrowUp'].includes(e.key)))
      e.preventDefault();
    // Nothing has the focus: the browser would select the text of the page.
    if (isCommand && e.key === 'a' && (e.target === document.body || e.target?.tagName === 'MAIN') && !hasDialog()) {
      const list = document.querySelector('.list');
      if (!list) return;
      e.preventDefault();
      list.focus();
      list.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', ctrlKey: true, bubbles: true }));
    }
    if ((e.key === '/' && !isTyping(e.target) && !isCommand) || (isCommand && e.key === 'k')) {
      const field = document.getElementById('q');
      if (!field || hasDialog()) return;
      e.preventDefault();
      field.focus();
      field.select();
    } else if (e.key === '?' && !isTyping(e.target) && !isCommand) { e.preventDefault(); net.invokeMethodAsync('ShowKeys'); }
    else if (isCommand && e.key === 'z' && !e.shiftKey && (!isTyping(e.target) || e.target.matches('[data-done]')) && !hasDialog()) { e.preventDefault(); net.invokeMethodAsync('Undo'); }
    else if (e.key === 'Escape' && !hasDialog() && !isTyping(e.target)) {
      const close = document.querySelector('[data-escape]');
      if (!close) return;
      e.preventDefault();
      close.click();
      document.querySelector('.list')?.focus();
    }
  }, { signal: abort.signal });
  // The browser ticks the box; the list would select its current row beside it.
  document.addEventListener('keydown', e => {
    if (e.key === ' ' && e.target instanceof HTMLInputElement && e.target.type === 'checkbox' && e.target.closest('[data-keys]')) e.stopPropagation();
  }, { capture: true, signal: abort.signal });
  keepFocus(abort.signal);
  // For whoever waits until the page answers, such as a test.
  document.documentElement.dataset.ready = '';
  return { dispose() { abort.abort(); } };
}

// What a button does may take the button away, or disable it. The focus goes on to what the part of the page names then, instead of to
// the body, from where Tab would begin at the top; in a list to what came next, or else before. A part that has gone, too, leaves it to
// the one around it.
const SOON = 10_000;
const PART = '[data-keeps-focus]';
const canTake = one => one.isConnected && !one.disabled && one.checkVisibility();
function placesOf(one) {
  const places = [];
  for (let part = one?.closest(`${PART}, dialog`); part?.matches(PART); part = part.parentElement?.closest(`${PART}, dialog`)) {
    const others = part.hasAttribute('data-in-order') ? [...part.querySelectorAll(part.dataset.keepsFocus)] : [];
    const isAfter = other => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
    places.push({ part, near: [...others.filter(isAfter), ...others.filter(other => other !== one && !isAfter(other)).reverse()] });
  }
  return places;
}
const successor = places => places.filter(({ part }) => part.isConnected).map(({ part, near }) => near.find(canTake)
  ?? part.dataset.keepsFocus.split(', ').flatMap(selector => [...part.querySelectorAll(selector)]).find(canTake)).find(Boolean);
const take = one => {
  if (one.tabIndex < 0) one.tabIndex = -1;
  one.focus({ preventScroll: true });
};
function keepFocus(signal) {
  let last = null, places = [], gone = 0;
  const isGone = () => !last.isConnected || last.disabled;
  const isFree = () => !document.activeElement || document.activeElement === document.body;
  const look = () => {
    if (!last || !isGone() || !isFree()) return;
    // What comes much later is about something else.
    gone ||= performance.now();
    const next = performance.now() - gone < SOON ? successor(places) : null;
    if (next) take(next);
    else if (next === null) last = null;
  };
  document.addEventListener('focusin', e => { places = placesOf(e.target); last = places.length ? e.target : null; gone = 0; }, { signal });
  // Whoever clicks elsewhere has left. What has gone is gone a moment later.
  document.addEventListener('focusout', e => queueMicrotask(() => { if (last === e.target && !isGone() && isFree()) last = null; }), { signal });
  const observer = new MutationObserver(look);
  observer.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['disabled'] });
  signal.addEventListener('abort', () => observer.disconnect());
}

// A dialog that leaves the page without being closed takes the focus with it. One that takes the place of another was opened where that
// one was.
let opened = null;
export function showDialog(dialog) {
  const active = document.activeElement;
  if (active && active !== document.body) opened = { opener: active, places: placesOf(active) };
  const { opener, places } = opened ?? { opener: null, places: [] };
  if (!dialog.open) dialog.showModal();
  // The browser would take the cross. Enter does what can't harm: the action, or Cancel where that deletes.
  if (!dialog.querySelector('[autofocus]')) {
    const first = ['form input', 'footer .btn:not(.danger):not(:disabled)', 'footer .ghost', 'header ~ * :is(a, button)'];
    first.map(selector => dialog.querySelector(selector)).find(found => found)?.focus();
  }
  return {
    close() { dialog.close(); },
    dispose() {
      // It may leave the page a moment later, and nothing outside has the focus before.
      const settle = tries => {
        if (dialog.isConnected && tries > 0) return void setTimeout(settle, 20, tries - 1);
        if (!hasDialog()) opened = null;
        const focused = document.activeElement;
        if (focused && focused !== document.body) return;
        const next = opener?.isConnected ? opener : successor(places) || document.querySelector('.list, .results, main');
        if (next) take(next);
      };
      settle(50);
    },
  };
}

// Hands a file input what is dropped anywhere beside it, or pasted; of several files, one of the kind that it takes.
export function takeFiles(zone) {
  const abort = new AbortController(), pane = zone.closest('section') ?? zone;
  const on = (target, type, handler) => target.addEventListener(type, handler, { signal: abort.signal });
  const hasFiles = e => [...(e.dataTransfer?.types ?? [])].includes('Files');
  const give = (e, files) => {
    const input = zone.querySelector('input');
    if (!files?.length || !input || input.disabled) return;
    e.preventDefault();
    const one = new DataTransfer();
    const isWanted = file => input.accept.split(',').some(kind => kind === file.type || (kind[0] === '.' && file.name.toLowerCase().endsWith(kind)));
    one.items.add([...files].find(isWanted) ?? files[0]);
    input.files = one.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  };
  let depth = 0;
  const show = by => { depth = Math.max(0, depth + by); pane.toggleAttribute('data-over', depth > 0); };
  on(pane, 'dragenter', e => { if (hasFiles(e)) show(1); });
  on(pane, 'dragleave', e => { if (hasFiles(e)) show(-1); });
  on(pane, 'dragover', e => { if (hasFiles(e)) { e.preventDefault(); e.dataTransfer.dropEffect = 'copy'; } });
  on(pane, 'drop', e => { if (!hasFiles(e)) return; e.preventDefault(); show(-depth); give(e, e.dataTransfer.files); });
  on(document, 'paste', e => { if (!isTyping(e.target) && !hasDialog()) give(e, e.clipboardData?.files); });
  return { dispose() { abort.abort(); pane.removeAttribute('data-over'); } };
}

export const focusOn = selector => document.querySelector(selector)?.focus();
// Only what has lost the focus with its element: the user may have gone on meanwhile.
export const focusWhenLost = selectors => {
  const at = document.activeElement;
  if (at && at !== document.body && at !== document.documentElement) return;
  selectors.map(selector => document.querySelector(selector)).find(Boolean)?.focus();
};
export const reveal = (selector, focused) => {
  if (focused) document.querySelector(focused)?.focus({ preventScroll: true });
  document.querySelector(selector)?.scrollIntoView({ block: 'nearest' });
};

document.addEventListener('click', e => {
  const target = e.target instanceof Element ? e.target : null;
  if (target?.closest('[data-theme-toggle]')) {
    const root = document.documentElement;
    const isDark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = isDark ? 'light' : 'dark';
    try { localStorage.setItem('theme', root.dataset.theme); } catch { /* It holds for this page. */ }
  } else if (target?.closest('[data-reload]')) location.reload();
  else if (target?.closest('[data-reconnect]')) Blazor.reconnect().then(isBack => { if (!isBack) location.reload(); });
});

// A file that is dropped where nothing takes it must not replace the page.
const refuse = e => { if ([...(e.dataTransfer?.types ?? [])].includes('Files') && !(e.target instanceof HTMLInputElement)) e.preventDefault(); };
document.addEventListener('dragover', refuse);
document.addEventListener('drop', refuse);

// A picture that was deleted meanwhile leaves its placeholder.
document.addEventListener('error', e => { if (e.target instanceof HTMLImageElement) e.target.hidden = true; }, { capture: true });
