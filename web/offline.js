// Has the service worker keep the site for a time without a network, and tells of a new version. Where the
// browser has no service workers, or does not allow them here, nothing happens. Nor in a frame: who reads somebody's
// notes with a lab in them has not asked for the whole site.
(function () {
  if (window.top !== window) return;
  if (location.protocol !== 'https:' && location.protocol !== 'http:') return;
  var container;
  // In a sandboxed frame it throws to look.
  try { container = navigator.serviceWorker; } catch (e) { return; }
  if (!container) return;

  var bar = document.getElementById('update');
  var asked = false;

  function offer(worker) {
    // Without a controller this is the first version, and no news.
    if (!worker || !container.controller) return;
    bar.hidden = false;
    bar.querySelector('button').onclick = function () {
      asked = true;
      worker.postMessage('take over');
    };
  }

  container.addEventListener('message', function (e) {
    if (e.data === 'others') { asked = false; bar.querySelector('.others').hidden = false; }
  });
  // The scenario and the step are in the address, or will be in less than half a second.
  container.addEventListener('controllerchange', function () {
    if (asked) setTimeout(function () { location.reload(); }, 500);
  });

  window.addEventListener('load', function () {
    container.register('sw.js', { updateViaCache: 'none' }).then(function (registration) {
      offer(registration.waiting);
      registration.addEventListener('updatefound', function () {
        var worker = registration.installing;
        worker.addEventListener('statechange', function () {
          if (worker.state === 'installed') offer(registration.waiting);
        });
      });
    }).catch(function () {});
  });
}());
