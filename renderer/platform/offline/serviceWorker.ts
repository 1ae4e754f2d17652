// Keeps the application itself on the computer where a browser shows it, so that a reload and a room
// never visited open without the network. The book has its own store; nothing of it passes here.
// (The desktop shell carries these files and needs no service worker.)

declare const self: ServiceWorkerGlobalScope;
/** Every file of this build; written in by the build itself. */
declare const BANYAN_FILES: { build: string; files: string[] };

const PAGE = "./";
const PREFIX = "banyan-app-";
const CACHE = PREFIX + BANYAN_FILES.build;
/** A network that neither answers nor fails does not keep anybody waiting. */
const PATIENCE_MS = 3_000;

const own = new Set(BANYAN_FILES.files.map((file) => new URL(file, self.location.href).href));

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll([new Request(PAGE, { cache: "reload" }), ...own]))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOldBuilds().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") {
    event.respondWith(
      fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => kept(PAGE)),
    );
  } else if (own.has(request.url)) {
    event.respondWith(kept(request));
  }
});

// A script is asked for with an Origin header and was stored without one; it is the same file.
const kept = async (request: RequestInfo) =>
  (await caches.match(request, { ignoreVary: true })) ?? fetch(request);

/** The build before this one stays: a window still open on it may ask for one more of its rooms. */
async function dropOldBuilds(): Promise<void> {
  const builds = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(builds.slice(0, -1).map((name) => caches.delete(name)));
}
