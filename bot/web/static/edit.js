/* What the form for editors does beyond a plain form. Everything here is an addition: without it the form still works. */
(() => {
  /* htmx notes in the tab which page it is on. On a shared computer nothing shall be noted. */
  try {
    sessionStorage.removeItem('htmx-current-path-for-history');
  } catch {
    /* The browser withholds storage: so much the better. */
  }

  const form = document.getElementById('edit-form');
  if (!form) return;

  /* What was typed and not saved is not left by mistake. */
  let unsaved = form.dataset.unsaved === 'true';
  form.addEventListener('input', () => (unsaved = true));
  form.addEventListener('submit', () => (unsaved = false));
  window.addEventListener('beforeunload', (event) => {
    if (unsaved) event.preventDefault();
  });

  /* Fields that a choice makes needless are put away, and not sent. What stands in them is there again when it is needed. */
  const fit = () => {
    for (const part of form.querySelectorAll('[data-shown-for]')) {
      const name = part.dataset.shownBy;
      const row = part.closest('[data-row]');
      const chosen = name
        ? (form.elements[name]?.value ?? '')
        : (row?.querySelector('select[name$=".often"]')?.value ?? '');
      const inUse =
        part.dataset.kept && [...part.querySelectorAll('input')].some(({ value }) => value !== '');
      part.hidden = !inUse && !part.dataset.shownFor.split(' ').includes(chosen);
    }
  };

  /* A calendar beside each date: what is picked is written into the field. */
  const withCalendars = () => {
    for (const field of form.querySelectorAll('input[data-date]')) {
      if (field.parentElement.classList.contains('with-calendar')) continue;
      const around = document.createElement('div');
      around.className = 'with-calendar';
      field.replaceWith(around);
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'small calendar';
      button.textContent = field.dataset.date;
      const dates = document.createElement('input');
      dates.type = 'date';
      dates.tabIndex = -1;
      dates.setAttribute('aria-hidden', 'true');
      around.append(field, button, dates);
      button.addEventListener('click', () => {
        if (/^\d{4}-\d{2}-\d{2}$/.test(field.value)) dates.value = field.value;
        try {
          dates.showPicker();
        } catch {
          field.focus();
        }
      });
      dates.addEventListener('change', (event) => {
        event.stopPropagation();
        field.value = dates.value;
        field.dispatchEvent(new window.Event('input', { bubbles: true }));
        field.dispatchEvent(new window.Event('change', { bubbles: true }));
      });
      dates.addEventListener('input', (event) => event.stopPropagation());
    }
  };

  /* Topics are looked for by their name, and by what people say for them. */
  const filter = () => {
    const input = document.getElementById('topics-filter');
    if (!input) return;
    input.closest('[data-filter]').hidden = false;
    input.addEventListener('input', (event) => {
      event.stopPropagation();
      const wanted = input.value.trim().toLocaleLowerCase();
      for (const topic of document.querySelectorAll('#topics-list [data-words]')) {
        const said = `${topic.textContent} ${topic.dataset.words}`.toLocaleLowerCase();
        topic.hidden = wanted !== '' && !said.includes(wanted) && !topic.querySelector(':checked');
      }
    });
    input.addEventListener('change', (event) => event.stopPropagation());
    input.addEventListener('keydown', (event) => event.key === 'Enter' && event.preventDefault());
  };

  /* A field with something wrong beside it says so. */
  const mark = () => {
    for (const problems of form.querySelectorAll('.problems')) {
      const field = document.getElementById(problems.id.replace(/-problems$/, ''));
      if (!field || !/^(INPUT|TEXTAREA|SELECT)$/.test(field.tagName)) continue;
      if (problems.dataset.wrong) field.setAttribute('aria-invalid', 'true');
      else field.removeAttribute('aria-invalid');
    }
  };

  const notice = document.getElementById('edit-notice');
  const say = (kind) => (notice.textContent = kind ? notice.dataset[kind] : '');
  document.addEventListener('htmx:responseError', ({ detail }) =>
    say(detail.xhr.status === 401 || detail.xhr.status === 403 ? 'ended' : 'failed'),
  );
  document.addEventListener('htmx:sendError', () => say('lost'));
  document.addEventListener('htmx:timeout', () => say('lost'));
  document.addEventListener('htmx:afterRequest', ({ detail }) => detail.successful && say(null));

  const ready = () => {
    fit();
    withCalendars();
    mark();
  };
  form.addEventListener('change', fit);
  document.addEventListener('htmx:afterSettle', ready);
  document.addEventListener('htmx:oobAfterSwap', mark);
  filter();
  ready();
})();
