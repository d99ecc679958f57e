/* What the chat page does beyond a plain form. Everything here is an addition: without it the page still works. */
(() => {
  const byId = (id) => document.getElementById(id);

  /* htmx notes in the tab which page it is on. On a shared computer nothing shall be noted. */
  try {
    sessionStorage.removeItem('htmx-current-path-for-history');
  } catch {
    /* The browser withholds storage: so much the better. */
  }

  /* Leaves at once, and leaves nothing behind: the page is emptied, and its place in the history is taken over.
     What else of ours is open in this browser leaves too. */
  const leave = byId('leave');
  const otherTabs = window.BroadcastChannel && new window.BroadcastChannel('leave');
  const empty = () => {
    document.body.replaceChildren();
    document.title = '…';
  };
  leave?.addEventListener('click', (event) => {
    event.preventDefault();
    otherTabs?.postMessage(null);
    empty();
    (leave.target === '_top' ? window.top : window).location.replace(leave.href);
  });
  otherTabs?.addEventListener('message', () => {
    empty();
    if (window.top === window) location.replace(leave.href);
  });

  /* From one of our pages to another, in the same tab, the history grows no longer: else the way back from where
     "leave" leads would show the one before. */
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href]:not([target], [download])');
    const apart = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (event.defaultPrevented || apart || link?.origin !== location.origin) return;
    event.preventDefault();
    location.replace(link.href);
  });

  const helpNow = document.querySelector('.help-now');
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && helpNow?.open) {
      helpNow.open = false;
      helpNow.querySelector('summary').focus();
    }
  });

  const messages = byId('messages');
  if (!messages) return;
  const talk = byId('talk');
  const input = withRoom(byId('text'));
  const notice = byId('notice');
  const sending = byId('sending');
  const field = (name) => talk.elements[name].value;

  /* The languages, where forms lead to them: a link does as well, unless only the form knows the conversation. */
  document.querySelector('.languages')?.addEventListener('submit', (event) => {
    if (talk.elements.conversation && messages.querySelector('.resident')) return;
    event.preventDefault();
    location.replace(event.target.action);
  });

  /* Enter sends; Shift and Enter begin a new line. */
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    talk.requestSubmit();
  });

  /* What is said of the connection: nothing, that it is lost, or why the last words were not taken. */
  let said = null;
  const say = (kind) => {
    said = kind;
    notice.textContent = kind ? notice.dataset[kind] : '';
    if (kind) notice.scrollIntoView({ block: 'nearest' });
  };
  const lost = () => said || say('lost');
  const found = () => said === 'lost' && navigator.onLine && say(null);

  /* News from the server, while the page is looked at. */
  let stream = null;
  let again = null;
  let tries = 0;
  const hush = () => {
    clearTimeout(again);
    stream?.close();
    stream = null;
  };
  const listen = () => {
    hush();
    if (document.hidden) return;
    const address = new URL(`${new URL(talk.action).pathname}/events`, location);
    address.searchParams.set('stream', field('stream'));
    address.searchParams.set('tab', field('tab'));
    stream = new EventSource(address);
    stream.dataset = field('stream');
    stream.onopen = () => {
      tries = 0;
      found();
    };
    /* A server that is started anew ends its streams: that alone is nothing to tell. */
    stream.onerror = () => {
      if (stream?.readyState === EventSource.CONNECTING) (tries += 1) > 1 && lost();
      else again = setTimeout(listen, 30000);
    };
    stream.addEventListener('more', ({ data }) => {
      if (data === 'new' || Number(data) > Number(field('after'))) htmx.trigger('#more', 'more');
    });
  };
  document.addEventListener('visibilitychange', listen);
  window.addEventListener('pageshow', listen);
  window.addEventListener('pagehide', hush);
  window.addEventListener('offline', lost);
  window.addEventListener('online', () => {
    found();
    listen();
  });

  /* Sending. What was typed stays until it has been taken. */
  let sent = null;
  let slow = null;
  let newest = null;
  const isNews = (event) => event.detail.elt.id === 'more';

  document.addEventListener('htmx:beforeRequest', (event) => {
    if (isNews(event)) return;
    if (event.detail.elt === talk && input.value.trim() === '') {
      event.preventDefault();
      input.focus();
      return;
    }
    sent = event.detail.elt === talk ? input.value : null;
    slow = setTimeout(() => (sending.textContent = sending.dataset.words), 600);
  });

  document.addEventListener('htmx:afterRequest', (event) => {
    if (isNews(event)) return event.detail.successful && found();
    clearTimeout(slow);
    sending.textContent = '';
    if (!event.detail.successful) return;
    say(null);
    if (sent !== null && input.value === sent) input.value = '';
  });

  const failed = (event) => {
    const status = event.detail.xhr?.status ?? 0;
    if (isNews(event)) return status === 0 && lost();
    say(status === 429 ? 'tooFast' : status === 403 ? 'reload' : 'failed');
  };
  for (const kind of ['sendError', 'timeout', 'responseError'])
    document.addEventListener(`htmx:${kind}`, failed);

  /* What is new comes into view, and the next thing to do is at hand. */
  document.addEventListener('htmx:beforeSwap', ({ detail }) => {
    newest = detail.xhr.getResponseHeader('HX-Reswap') ? null : messages.lastElementChild;
  });

  document.addEventListener('htmx:afterSwap', (event) => {
    if (event.target !== messages) return;
    for (const message of [...messages.children]) {
      if (byId(message.id) !== message) message.remove();
    }
    const first = newest ? newest.nextElementSibling : messages.firstElementChild;
    const news = event.detail.requestConfig.elt.id === 'more';
    const atEnd = window.innerHeight + window.scrollY > document.body.scrollHeight - 400;
    if (first && (!news || atEnd))
      first.scrollIntoView({ block: 'start', behavior: calm.matches ? 'auto' : 'smooth' });
    if (!news) putFocus(event.detail.requestConfig.elt.id === 'talk');
    if (stream && stream.dataset !== field('stream')) listen();
  });

  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const mouse = matchMedia('(pointer: fine)');

  /* After typing, the input. After a choice, the next choices; a telephone's keyboard is not called up for nothing. */
  const putFocus = (typed) => {
    const group = document.querySelector('#choices [role=group]');
    if (typed ? mouse.matches || document.activeElement === input : !group)
      input.focus({ preventScroll: true });
    else if (!typed) group.focus({ preventScroll: true });
  };

  /* The line to write in grows with a longer story. */
  function withRoom(line) {
    const room = document.createElement('textarea');
    for (const { name, value } of line.attributes) {
      if (name !== 'type' && name !== 'value') room.setAttribute(name, value);
    }
    room.rows = 1;
    room.value = line.value;
    const focused = document.activeElement === line;
    line.replaceWith(room);
    if (focused) room.focus({ preventScroll: true });
    return room;
  }

  /* A conversation that goes on is opened where it stands. */
  const last = [...messages.querySelectorAll('.resident')].at(-1);
  if (last && !location.hash) last.scrollIntoView({ block: 'start' });
})();
