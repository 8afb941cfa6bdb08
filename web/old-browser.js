// Written for the oldest browsers: where WebAssembly is missing, or the program cannot be fetched or
// started, a sentence instead of a blank page.
(function () {
  function say() {
    var loading = document.getElementById('boot-loading');
    var old = document.getElementById('boot-old');
    if (loading) { loading.hidden = true; loading.style.display = 'none'; }
    if (old) { old.hidden = false; old.removeAttribute('hidden'); }
  }
  function ready(f) {
    if (document.readyState === 'loading') { document.addEventListener('DOMContentLoaded', f); } else { f(); }
  }
  var modules = 'noModule' in document.createElement('script');
  if (typeof WebAssembly !== 'object' || !modules) { ready(say); return; }
  window.addEventListener('error', function () { if (document.getElementById('boot')) { ready(say); } }, true);
  window.addEventListener('unhandledrejection', function () { if (document.getElementById('boot')) { ready(say); } });
}());
