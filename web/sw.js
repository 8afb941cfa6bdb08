// The service worker: after one visit the site opens without a network.
//
// The build fills in the next two lines: the version, which changes with every byte of the site, and each
// file with its hash. A version is kept whole in a cache of its own, or not at all: a file whose bytes are
// not those of this version ends the installation. A page is served by one worker from one cache, so it
// never has files of two versions; a new worker waits until the last page is closed, or until the reader
// asks the only open page to go on to it. As it stands here, not filled in, it takes itself away.
const VERSION = '';
const FILES = {};

// Caches belong to the whole origin; other copies of the site there have scopes of their own.
const OURS = `kernel-and-wire ${registration.scope} `;
const CACHE = OURS + VERSION;
const PAGE = registration.scope;
const addresses = new Set(Object.keys(FILES).map((name) => new URL(name, PAGE).href));

addEventListener('install', (event) => {
  event.waitUntil(VERSION ? fill() : skipWaiting());
});

async function fill() {
  // The browser's own cache may help, but is asked of the server whether it is still right.
  const wanted = Object.entries(FILES).map(([name, integrity]) =>
    new Request(new URL(name, PAGE), { cache: 'no-cache', credentials: 'same-origin', integrity }));
  try {
    await (await caches.open(CACHE)).addAll(wanted);
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

addEventListener('activate', (event) => {
  event.waitUntil(tidy());
});

async function tidy() {
  for (const name of await caches.keys()) {
    if (name.startsWith(OURS) && name !== CACHE) await caches.delete(name);
  }
  if (!VERSION) {
    await caches.delete(CACHE);
    await registration.unregister();
  }
}

addEventListener('fetch', (event) => {
  const bare = event.request.url.split(/[?#]/)[0];
  const address = bare === `${PAGE}index.html` ? PAGE : bare;
  if (event.request.method === 'GET' && addresses.has(address)) event.respondWith(kept(address, event.request));
});

async function kept(address, request) {
  return (await (await caches.open(CACHE)).match(address)) ?? fetch(request);
}

addEventListener('message', (event) => {
  if (event.data === 'take over') event.waitUntil(takeOver(event.source));
});

// Other pages run the version before this one: they are not to lose it under their feet.
async function takeOver(page) {
  const windows = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (windows.some((other) => other.id !== page.id && other.url.startsWith(PAGE))) page.postMessage('others');
  else await skipWaiting();
}
