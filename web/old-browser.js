// Written for the oldest browsers: where WebAssembly is missing, or the program cannot be fetched or
// started, a sentence instead of a blank page. And where the program has fallen, nothing in it can say
// so: this does.
(function () {
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
