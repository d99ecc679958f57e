/* What Matters on another site: one line,
   <script src="https://…/embed.js" data-place="leeds" defer></script>
   puts the chat there, in a frame. Optional: data-lang, data-title, data-height. */
(() => {
  /* What the frame is called, by language; without one, in that of the browser. */
  const titles = 'TITLES';
  const script = document.currentScript;
  const { place, lang, title, height } = script.dataset;
  const address = new URL(`/chat/${encodeURIComponent(place)}?embed`, script.src);
  if (lang) address.searchParams.set('lang', lang);
  const frame = document.createElement('iframe');
  frame.src = address.href;
  frame.title = title || titles[lang] || titles[''];
  frame.loading = 'lazy';
  frame.style.cssText = 'display:block;width:100%;max-width:46rem;border:0;border-radius:16px';
  frame.style.height = height || 'min(44rem, 90vh)';
  script.after(frame);
})();
