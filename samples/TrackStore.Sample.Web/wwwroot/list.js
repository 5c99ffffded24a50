// Above this height browsers clamp elements, and the scrollbar becomes a scale.
const CAP = 8_000_000;
const LONG_PRESS = 450;

// A list of any length. Below the cap the browser scrolls natively; above it a large movement of the bar is a jump to that fraction, and a
// small one moves by the pixel. Attributes that are set here are ones that the server never renders.
export function attach(el, net) {
  const win = el.querySelector('.win'), spacer = el.querySelector('.spacer'), bubble = el.parentElement.querySelector('.bubble');
  const abort = new AbortController();
  const on = (target, type, handler, options = {}) => target.addEventListener(type, handler, { ...options, signal: abort.signal });
  let total = 0, cols = 1, rowHeight = 56, pad = 0, full = 0, height = 0, at = 0, last = 0;
  let kind = '', turn = '', active = -1, busy = false, again = false, idle = 0, opening = 0;
  let headings = [], headingsOf = '', isDragged = false;

  const view = () => el.clientHeight;
  const rows = () => Math.ceil(total / cols);
  const isScaled = () => full > height;

  function measure() {
    const style = getComputedStyle(el), number = name => parseFloat(style.getPropertyValue(name)) || 0;
    const isOtherKind = kind !== el.dataset.kind, isOtherTurn = turn !== el.dataset.turn, oldCols = cols;
    const kept = Math.floor(at / rowHeight) * cols;
    total = +el.dataset.total;
    kind = el.dataset.kind;
    turn = el.dataset.turn;
    pad = number('--pad');
    if (kind === 'grid') {
      const tile = number('--tile'), gap = number('--gap'), width = el.clientWidth - 2 * pad;
      cols = Math.max(2, Math.floor((width + gap) / (tile + gap)));
      rowHeight = Math.round((width - gap * (cols - 1)) / cols + number('--text') + gap);
    } else {
      cols = 1;
      rowHeight = number('--row');
    }
    el.style.setProperty('--cols', cols);
    el.style.setProperty('--rowh', rowHeight + 'px');
    full = rows() * rowHeight + 2 * pad;
    height = Math.min(full, CAP);
    spacer.style.height = height + 'px';
    if (isOtherTurn) { active = -1; moveTo(0); }
    else if (isOtherKind || oldCols !== cols) moveTo(Math.floor(kept / cols) * rowHeight);
    else if (at > Math.max(0, full - view())) moveTo(full);
    place();
    ask();
  }

  function moveTo(position) {
    at = Math.max(0, Math.min(position, full - view()));
    el.scrollTop = isScaled() ? Math.round(at / (full - view()) * (height - view())) : at;
    last = el.scrollTop;
    place();
    ask();
  }

  function place() {
    const first = +win.dataset.first;
    win.style.top = (last + pad + Math.floor(first / cols) * rowHeight - at) + 'px';
    spacer.style.backgroundPositionY = (last + pad + 6 - at % rowHeight) + 'px';
  }

  function onScroll() {
    const top = el.scrollTop, moved = top - last;
    if (!moved) return;
    const isJump = Math.abs(moved) > 3 * view() || (isScaled() && (top <= 0 || top >= height - view() - 1));
    if (!isScaled()) at = top;
    else if (isJump) at = top / (height - view()) * (full - view());
    else at = Math.max(0, Math.min(at + moved, full - view()));
    if (isJump || isDragged) hint();
    last = top;
    place();
    ask();
    clearTimeout(idle);
    idle = setTimeout(settle, 140);
  }

  function settle() {
    bubble.classList.remove('on');
    // A movement that the browser hasn't told of yet must not be taken back.
    if (!isScaled() || el.scrollTop !== last) return;
    const wanted = Math.round(at / (full - view()) * (height - view()));
    if (Math.abs(wanted - el.scrollTop) > 1) {
      el.scrollTop = wanted;
      last = el.scrollTop;
      place();
    }
  }

  function hint() {
    const index = Math.min(total, Math.floor(at / rowHeight) * cols + 1);
    const heading = headings.findLast(group => group.firstIndex < index), letter = document.createElement('b');
    letter.textContent = heading ? heading.text || '—' : '';
    bubble.replaceChildren(...(heading ? [letter] : []), `${index.toLocaleString('en')} of ${total.toLocaleString('en')}`);
    bubble.classList.add('on');
    readHeadings().then(isNew => { if (isNew && bubble.classList.contains('on')) hint(); });
  }

  // The letters or years of the list, once somebody wants them. Resolves to true when they were read now.
  async function readHeadings() {
    const wanted = `${turn} ${total}`;
    if (headingsOf === wanted || !('headings' in el.dataset)) return false;
    headingsOf = wanted;
    headings = [];
    const read = await net.invokeMethodAsync('Headings').catch(() => []);
    if (headingsOf === wanted) headings = read;
    return headings.length > 0;
  }

  const lettersOf = text => text.normalize('NFD').toUpperCase();

  async function jumpTo(letter) {
    await readHeadings();
    const wanted = lettersOf(letter), isDigit = wanted >= '0' && wanted <= '9';
    const heading = headings.find(group => lettersOf(group.text).startsWith(wanted)) ?? headings.find(group => isDigit && group.text === '#');
    if (!heading) return;
    moveTo(Math.floor(heading.firstIndex / cols) * rowHeight);
    activate(heading.firstIndex, false);
    hint();
    clearTimeout(idle);
    idle = setTimeout(settle, 700);
  }

  function wanted() {
    const screen = view(), from = Math.max(0, Math.floor((at - screen) / rowHeight));
    const to = Math.min(rows(), Math.ceil((at + 2 * screen) / rowHeight));
    return [from * cols, Math.max(0, to - from) * cols];
  }

  function isCovered() {
    const first = +win.dataset.first, end = first + +win.dataset.count, screen = view();
    const from = Math.max(0, Math.floor((at - screen * .4) / rowHeight)) * cols;
    const to = Math.min(total, Math.ceil((at + screen * 1.4) / rowHeight) * cols);
    return first <= from && end >= to && first % cols === 0;
  }

  // For whoever waits for the rows on screen, such as a test.
  function report() {
    const isSettled = isCovered() && !busy && !el.hasAttribute('aria-busy') && !win.querySelector('.wait');
    if (isSettled) el.dataset.settled = Math.round(at); else delete el.dataset.settled;
  }

  async function ask() {
    report();
    if (!total || isCovered()) return;
    if (busy) { again = true; return; }
    busy = true;
    try {
      do {
        again = false;
        await net.invokeMethodAsync('Range', ...wanted());
      } while (again && !isCovered());
    } catch { /* The circuit is gone; the page says so. */ } finally {
      busy = false;
      place();
      report();
    }
  }

  function activate(index, show = true) {
    if (index < 0 || index >= total) return;
    active = index;
    const top = Math.floor(index / cols) * rowHeight;
    if (show && top < at) moveTo(top);
    else if (show && top + rowHeight > at + view() - pad) moveTo(top + rowHeight - view() + 2 * pad);
    paint();
  }

  function paint() {
    const cell = win.querySelector(`[data-i="${active}"]`), old = win.querySelector('[data-active]');
    if (old !== cell) old?.removeAttribute('data-active');
    if (cell) {
      cell.setAttribute('data-active', '');
      el.setAttribute('aria-activedescendant', cell.id);
    } else {
      el.removeAttribute('aria-activedescendant');
    }
  }

  // With the id of the row that the user sees, because rows may move before the server answers.
  const idAt = index => { const id = win.querySelector(`[data-i="${index}"]`)?.dataset.id; return id ? +id : null; };
  const send = (name, ...args) => net.invokeMethodAsync(name, ...args).catch(() => { });
  const call = (name, index) => send(name, index, idAt(index));
  const open = index => { const id = idAt(index); clearTimeout(opening); opening = setTimeout(() => send('Open', index, id), 60); };
  const isPanelOpen = () => !!document.querySelector('.details, .subject');
  const isSelecting = () => 'selecting' in el.dataset;
  const canSelect = () => el.hasAttribute('aria-multiselectable');

  let press = 0, pressed = -1;
  on(el, 'pointerdown', e => { isDragged = e.target === el && e.offsetX >= el.clientWidth; });
  for (const type of ['wheel', 'pointerup']) on(window, type, () => { isDragged = false; }, { passive: true });
  on(el, 'pointerdown', e => {
    if (e.pointerType !== 'touch' || !canSelect()) return;
    const cell = e.target.closest('[data-i]');
    clearTimeout(press);
    pressed = -1;
    if (cell) press = setTimeout(() => { pressed = +cell.dataset.i; call('Toggle', pressed); }, LONG_PRESS);
  });
  for (const type of ['pointerup', 'pointercancel', 'scroll']) on(el, type, () => clearTimeout(press), { passive: true });
  on(el, 'contextmenu', e => { if (pressed >= 0) e.preventDefault(); });

  on(el, 'scroll', onScroll, { passive: true });
  on(el, 'click', e => {
    const cell = e.target.closest('[data-i]');
    if (!cell) return;
    const index = +cell.dataset.i;
    if (index === pressed) { pressed = -1; return; }
    activate(index, false);
    if (canSelect() && e.shiftKey) call('Extend', index);
    else if (canSelect() && (e.ctrlKey || e.metaKey || e.target.closest('.tick') || isSelecting())) call('Toggle', index);
    else open(index);
  });

  on(el, 'keydown', e => {
    if (e.altKey) return;
    const isCommand = e.ctrlKey || e.metaKey, page = Math.max(1, Math.floor(view() / rowHeight) - 1) * cols, isGrid = kind === 'grid';
    const side = isGrid ? 1 : 0;
    const step = { ArrowRight: side, ArrowLeft: -side, ArrowDown: cols, ArrowUp: -cols, PageDown: page, PageUp: -page }[e.key];
    const handled = () => { e.preventDefault(); e.stopPropagation(); };
    if (step || e.key === 'Home' || e.key === 'End') {
      handled();
      const next = active < 0 ? 0 : Math.max(0, Math.min(total - 1, active + (step || 0)));
      const to = e.key === 'Home' ? 0 : e.key === 'End' ? total - 1 : next;
      activate(to);
      if (e.shiftKey && canSelect()) call('Extend', to); else if (isPanelOpen()) open(to);
    } else if (e.key === 'Enter' && active >= 0) { handled(); open(active); }
    else if (e.key === ' ' && canSelect()) { handled(); if (active < 0) activate(0); call('Toggle', active); }
    else if (isCommand && e.key === 'a' && canSelect()) { handled(); send('SelectAll'); }
    else if (!isCommand && ['e', '#', 'Delete', 'g', 't', 'a'].includes(e.key)) { handled(); send('Key', e.key, active, idAt(active)); }
    else if (!isCommand && 'headings' in el.dataset && /^[\p{L}\p{N}]$/u.test(e.key)) { handled(); jumpTo(e.key); }
  });

  const resize = new ResizeObserver(measure);
  resize.observe(el);
  const changes = new MutationObserver(all => {
    if (all.some(change => change.target === el)) measure();
    place();
    paint();
    report();
  });
  changes.observe(el, { attributes: true, attributeFilter: ['data-total', 'data-kind', 'data-turn', 'aria-busy'] });
  changes.observe(win, { attributes: true, attributeFilter: ['data-first', 'data-count'], childList: true });
  measure();
  el.dataset.ready = '';

  // For tests: any place in the list, as a fraction of it.
  el.scrollToFraction = fraction => moveTo(fraction * (full - view()));
  return {
    focus() { el.focus(); activate(Math.max(active, 0)); },
    show(index) { activate(index); },
    dispose() { abort.abort(); resize.disconnect(); changes.disconnect(); clearTimeout(opening); clearTimeout(press); },
  };
}
