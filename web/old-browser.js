// Written for the oldest browsers: where WebAssembly is missing, or the program cannot be fetched or
// started, a sentence instead of a blank page. And where the program has fallen, nothing in it can say
// so: this does.
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
  function crashed() {
    var crash = document.getElementById('crash');
    crash.setAttribute('role', 'alert');
    crash.hidden = false;
  }
  function failed(error) {
    if (document.getElementById('boot')) { ready(say); }
    else if (error instanceof WebAssembly.RuntimeError) { crashed(); }
  }
  window.addEventListener('error', function (e) { failed(e.error); }, true);
  window.addEventListener('unhandledrejection', function (e) { failed(e.reason); });
}());
