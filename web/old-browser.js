// Written for the oldest browsers: where WebAssembly is missing, or the program cannot be fetched or
// started, a sentence instead of a blank page. And where the program has fallen, nothing in it can say
// so: this does. It also tells the styles what the page will be, so that the home page can begin with its first words.
(function () {
  var root = document.documentElement;
  var lang = navigator.language || '';
  try { lang = localStorage.getItem('kw-lang') || lang; } catch (e) { /* Storage may be blocked. */ }
  root.lang = /^ko/i.test(lang) ? 'ko' : 'en';
  // A package for learning platforms says in a meta element that it is an embed.
  var embedded = location.search.indexOf('embed') >= 0 || document.getElementsByName('kw-embed').length;
  if (/^(#\/?)?$/.test(location.hash) && !embedded) { root.setAttribute('data-opens', 'home'); }
  var able = typeof WebAssembly === 'object' && 'noModule' in document.createElement('script');
  function say() {
    var loading = document.getElementById('boot-loading');
    // A sandboxed frame has no origin, and fetches the program as a stranger would.
    var sandboxed = able && window.origin === 'null' && location.protocol !== 'file:';
    var old = document.getElementById(sandboxed ? 'boot-sandbox' : 'boot-old');
    if (loading) { loading.hidden = true; loading.style.display = 'none'; }
    var links = sandboxed && old ? old.getElementsByTagName('a') : [];
    for (var i = 0; i < links.length; i++) { links[i].href = location.href; }
    if (old) { old.hidden = false; old.removeAttribute('hidden'); }
  }
  function ready(f) {
    if (document.readyState === 'loading') { document.addEventListener('DOMContentLoaded', f); } else { f(); }
  }
  if (!able) { ready(say); return; }
  // The program has fallen and does nothing any more; the rest of the page is a picture of its last state.
  function crashed(error) {
    var crash = document.getElementById('crash');
    if (!crash || !crash.hidden) { return; }
    var at = function (id) { return document.getElementById('crash-' + id); };
    var others = document.body.children;
    for (var i = 0; i < others.length; i++) { if (others[i] !== crash) { others[i].inert = true; } }
    at('report').value = [
      'Kernel & Wire ' + (root.getAttribute('data-version') || '?'),
      String(error),
      location.href,
      navigator.userAgent,
      root.lang + ', ' + window.innerWidth + ' × ' + window.innerHeight + ', ' + new Date().toISOString(),
      error.stack || ''
    ].join('\n');
    var go = function (fragment) {
      try { history.replaceState(null, '', fragment); } catch (e) { location.hash = fragment; }
      location.reload();
    };
    at('home').onclick = function () { go('#/'); };
    at('start').onclick = function () { go(location.hash.split('?')[0] || '#/'); };
    at('again').onclick = function () { location.reload(); };
    at('copy').onclick = function () {
      var said = function () { at('copied').textContent = '복사했습니다 · Copied'; };
      var by_hand = function () { at('report').select(); if (document.execCommand('copy')) { said(); } };
      if (navigator.clipboard) { navigator.clipboard.writeText(at('report').value).then(said, by_hand); } else { by_hand(); }
    };
    // What was the page is out of reach; this is the page now.
    crash.setAttribute('role', 'main');
    at('title').setAttribute('aria-level', '1');
    crash.hidden = false;
    at('title').focus();
  }
  function failed(error) {
    if (document.getElementById('boot')) { ready(say); }
    else if (error instanceof WebAssembly.RuntimeError) { crashed(error); }
  }
  window.addEventListener('error', function (e) { failed(e.error); }, true);
  window.addEventListener('unhandledrejection', function (e) { failed(e.reason); });
}());
